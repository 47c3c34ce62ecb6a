import type { Overview } from "@vault-tab/contract";
import { accessWords } from "../../ui/access-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Section } from "../../ui/section.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";

/** What Azure grants in the name of Vault Tab, which has granted nothing of the kind. */
export function Orphans({ orphans }: Pick<Overview, "orphans">) {
  if (orphans.length === 0) return null;
  return (
    <Section title="In Azure, and unknown here">
      <p>
        These rights carry the note of Vault Tab, and no access here belongs to them: a write came
        late, or the database was restored. Vault Tab takes them away by itself.
      </p>
      <RowList
        label="In Azure, and unknown here"
        rows={orphans.map(({ assignment, holder, vault, name, role, since, trouble }) => ({
          key: assignment,
          main: (
            <>
              <strong>
                <VisibleText text={holder.name} />
              </strong>{" "}
              {accessWords({ role, secret: { vault, ...(name !== undefined && { name }) } })}
            </>
          ),
          small: (
            <>
              found <RelativeTime instant={since} /> · {trouble ?? "It is being taken away."}
            </>
          ),
        }))}
      />
    </Section>
  );
}
