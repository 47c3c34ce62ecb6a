import { Button, Spinner } from "@fluentui/react-components";
import { PersonQuestionMarkRegular } from "@fluentui/react-icons";
import type { AccessRequest } from "@vault-tab/contract";
import { useRequest } from "../../data/requests.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemPage } from "../../ui/problem-message.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { visibleString } from "../../ui/visible-characters.ts";
import { OpenedRequest, type OpenedActs } from "./opened-request.tsx";
import { timeAsked, wishWords } from "./words.ts";

interface Props extends OpenedActs {
  readonly open: boolean;
  readonly id: string;
  readonly onClose: () => void;
}

const titleOf = (request: AccessRequest | undefined): string => {
  if (!request) return "Access request";
  const verb = request.breakGlass ? "broke the glass to" : "wants to";
  return `${visibleString(request.requester.name)} ${verb} ${wishWords(request)} ${timeAsked(request)}`;
};

function NotYours({ onClose }: { onClose: () => void }) {
  return (
    <EmptyState
      icon={<PersonQuestionMarkRegular />}
      title="This request is not for you to see"
      actions={
        <Button appearance="primary" onClick={onClose}>
          Back to the queue
        </Button>
      }
    >
      It does not exist, or other people decide on it.
    </EmptyState>
  );
}

/** One request beside the queue. */
export function ReviewPanel({ open, id, onClose, ...acts }: Props) {
  const { data, error, refetch, isFetching, errorUpdateCount } = useRequest(id);
  const { signIn, busy } = useSignIn();
  const trouble = error ? troubleOf(error) : undefined;
  return (
    <SidePanel open={open} wide title={titleOf(data)} onClose={onClose}>
      {data && <OpenedRequest key={id} request={data} refresh={() => void refetch()} {...acts} />}
      {!data && !trouble && <Spinner aria-label="The request is being read" />}
      {!data && trouble?.code === "not_found" && <NotYours onClose={onClose} />}
      {!data && trouble && trouble.code !== "not_found" && (
        <ProblemPage
          key={errorUpdateCount}
          trouble={trouble}
          busy={busy || isFetching}
          onRetry={() => void refetch()}
          onSignIn={signIn}
        />
      )}
    </SidePanel>
  );
}
