import { makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "wouter";
import { useRequests } from "../../data/requests.ts";
import { requestPath } from "../../paths.ts";
import { allOf } from "../../ui/people-words.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { wishWords } from "./words.ts";

const PAGE = 50;

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink },
});

/** Broken glass that nobody else has looked at yet. */
export function ToSignOff() {
  const list = useRequests({ view: "to-sign-off", limit: PAGE });
  const styles = useStyles();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Section title="Break-glass to sign off">
      <RowList
        label="Break-glass to sign off"
        rows={items.map((request) => ({
          key: request.id,
          main: (
            <Link className={styles.link} href={requestPath(request.id)}>
              {wishWords(request)}
            </Link>
          ),
          small: (
            <>
              <RelativeTime instant={request.createdAt} />:{" "}
              <VisibleText text={reasonWords(request).split(/\r?\n/).join(" ")} />
              {request.approvers.length > 0 && ` · asked: ${allOf(request.approvers)}`}
            </>
          ),
        }))}
      />
    </Section>
  );
}
