import { Button, useRestoreFocusTarget } from "@fluentui/react-components";
import type { Grant } from "@vault-tab/contract";
import { useRotationPlanning, useRotations } from "../../data/rotations.ts";
import type { SecretKey } from "../../paths.ts";
import { refWords } from "../../ui/people-words.ts";
import { useRotationActs } from "../../ui/rotation-context.ts";
import { useCardStyles } from "./card-styles.ts";

function Offer({ grant, secret }: { grant: Grant; secret: SecretKey }) {
  const styles = useCardStyles();
  const returned = useRestoreFocusTarget();
  const acts = useRotationActs();
  const { data } = useRotationPlanning(secret);
  const { vault, name, kind } = secret;
  const last = useRotations({ vault: [vault], name, kind, status: ["succeeded"], limit: 1 }).data;
  const rotatedAt = last?.pages[0]?.items[0]?.createdAt;
  const isNew = rotatedAt !== undefined && rotatedAt > (grant.used?.lastAt ?? "");
  const mayRotate = data?.actions.some((action) => action.name === "rotate" && action.allowed);
  if (!last || isNew || !mayRotate || data?.running !== undefined) return null;
  return (
    <div className={styles.quiet}>
      Whoever has read it still knows it.{" "}
      <Button
        {...returned}
        size="small"
        aria-label={`Rotate ${refWords(grant.secret)} now`}
        onClick={() => acts.rotate(secret)}
      >
        Rotate now…
      </Button>
    </div>
  );
}

/** For whoever may: a time box ends the access, and only a new value ends what was learned by it. */
export function RotateNow({ grant }: { grant: Grant }) {
  const { vault, name, kind = "secret" } = grant.secret;
  if (!grant.used || name === undefined) return null;
  return <Offer grant={grant} secret={{ vault, name, kind }} />;
}
