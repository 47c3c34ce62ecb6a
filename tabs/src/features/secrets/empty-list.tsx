import { Button } from "@fluentui/react-components";
import { SearchRegular, VaultRegular } from "@fluentui/react-icons";
import { lazy, Suspense } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { readerWords, unseenWords } from "./words.ts";

const AskToSee = lazy(async () => {
  const { AskToSee: Asking } = await import("./ask-to-see.tsx");
  return { default: Asking };
});

interface Props {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onRefresh: () => void;
  /** Vaults failed, so that what is missing may still come. */
  readonly failed: boolean;
  /** Whether the person can see any vault at all. */
  readonly anyVault: boolean;
  /** Vaults that the channel's tab names and this person does not see. */
  readonly unseen: readonly string[];
  readonly onShowAll: () => void;
}

/** Why there is no row, and what to do about it. */
export function EmptyList(props: Props) {
  const refresh = <Button onClick={props.onRefresh}>Look again</Button>;
  if (props.filtered) {
    return (
      <EmptyState
        icon={<SearchRegular />}
        title="Nothing matches"
        actions={
          <Button appearance="primary" onClick={props.onClear}>
            Clear filters
          </Button>
        }
      >
        No secret, certificate or key that you may see fits this search and these filters.
      </EmptyState>
    );
  }
  if (props.unseen.length > 0) {
    return (
      <EmptyState
        icon={<VaultRegular />}
        title={unseenWords(props.unseen)}
        actions={
          <>
            <Button onClick={props.onShowAll}>Show all my vaults</Button>
            {refresh}
          </>
        }
      >
        This channel’s tab was set to show {props.unseen.length === 1 ? "it" : "them"}.{" "}
        {readerWords}
        <Suspense>
          <AskToSee unseen={props.unseen} />
        </Suspense>
      </EmptyState>
    );
  }
  if (props.failed) {
    return (
      <EmptyState icon={<VaultRegular />} title="Nothing could be read so far">
        What you may see appears here as soon as it can be read.
      </EmptyState>
    );
  }
  if (!props.anyVault) {
    return (
      <EmptyState icon={<VaultRegular />} title="You can’t see any vault yet" actions={refresh}>
        {readerWords} Ask here, or ask the owner of the vault for it. It can take a few minutes
        until Azure lets you in.
        <Suspense>
          <AskToSee unseen={[]} />
        </Suspense>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<VaultRegular />} title="Nothing is stored here yet" actions={refresh}>
      The vaults that you may see hold no secret, certificate or key.
    </EmptyState>
  );
}
