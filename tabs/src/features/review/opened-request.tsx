import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import type { AccessRequest, Grant } from "@vault-tab/contract";
import { useState } from "react";
import { useSignIn } from "../../data/use-sign-in.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { DecisionForm } from "./decision-form.tsx";
import type { Fate, Verdict } from "./fate.ts";
import { isOpen } from "./queue.ts";
import { RequestDetails, Timeline } from "./request-details.tsx";
import { EndAccess, TakeBack } from "./row-end.tsx";
import { changesSince, whatHappened } from "./words.ts";

const useStyles = makeStyles({
  notes: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalS,
    ":empty": { display: "none" },
  },
  state: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
  },
});

export interface OpenedActs {
  readonly me: string | undefined;
  readonly fate: Fate | undefined;
  readonly declining: boolean;
  readonly onDecide: (request: AccessRequest, verdict: Verdict) => Promise<boolean>;
  readonly onSignOff: (request: AccessRequest, comment: string | undefined) => Promise<boolean>;
  readonly onTakeBack: (request: AccessRequest, grants: readonly string[]) => void;
  readonly onSettled: (id: string) => void;
  readonly endable: (id: string) => readonly Grant[];
  readonly onEnd: (grants: readonly Grant[]) => void;
}

interface Props extends OpenedActs {
  readonly request: AccessRequest;
  readonly refresh: () => void;
}

function Changes({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>While you looked:</MessageBarTitle> {words.join(" ")}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Where it stands for somebody who has nothing to decide here. */
function Standing(props: Omit<Props, "refresh" | "declining" | "onDecide" | "onSignOff">) {
  const { request, me, fate, onTakeBack, onSettled } = props;
  const styles = useStyles();
  const grants = fate?.kind === "done" ? fate.takeBack : undefined;
  return (
    <MessageBar intent={request.status === "approved" ? "success" : "info"} layout="multiline">
      <MessageBarBody className={styles.state}>
        <span>{fate?.kind === "done" ? fate.words : `${whatHappened(request, me)}`}</span>
        {grants ? (
          <TakeBack
            onPress={() => onTakeBack(request, grants)}
            onOver={() => onSettled(request.id)}
          />
        ) : (
          <EndAccess grants={props.endable(request.id)} onEnd={props.onEnd} />
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

/** A request as it is now, with what changed since it was opened. */
export function OpenedRequest(props: Props) {
  const { request, fate, me, declining, onDecide, onSignOff, refresh } = props;
  const styles = useStyles();
  const { signIn, busy } = useSignIn();
  const [before] = useState(request);
  const open = isOpen(request) && fate?.kind !== "done";
  return (
    <>
      <div className={styles.notes}>
        <Changes words={changesSince(before, request, me)} />
        {fate?.kind === "failed" && (
          <ProblemBar
            trouble={fate.trouble}
            lead={fate.words}
            onRetry={refresh}
            onSignIn={signIn}
            busy={busy}
          />
        )}
        {!open && <Standing {...props} />}
      </div>
      <RequestDetails request={request} />
      {open && (
        <DecisionForm
          request={request}
          busy={fate?.kind === "working"}
          declining={declining}
          onDecide={(verdict) => onDecide(request, verdict)}
          onSignOff={(comment) => onSignOff(request, comment)}
        />
      )}
      <Timeline request={request} />
    </>
  );
}
