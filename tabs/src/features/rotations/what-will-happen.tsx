import type { RotationPlan } from "@vault-tab/contract";
import { useSecretReads } from "../../data/reads.ts";
import { durationWords } from "../../ui/duration-words.ts";
import { Facts } from "../../ui/facts.tsx";
import {
  bothWork,
  deedWords,
  learnersWords,
  retiringWords,
  rotatorTitles,
} from "../../ui/plan-words.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { readerWords } from "./reader-words.ts";

/** By the log of secrets; of a certificate that is the secret that carries it. */
function Readers({ plan }: { plan: RotationPlan }) {
  return <VisibleText text={readerWords(useSecretReads(plan).data)} />;
}

/** What a rotation by this plan does, to whom it matters, and how long the way back stays open. */
export function WhatWillHappen({ plan }: { plan: RotationPlan }) {
  const { settings, overlap } = plan;
  return (
    <Facts
      facts={[
        ["By", rotatorTitles[settings.rotator]],
        ["What happens", <VisibleText key="deed" text={deedWords(settings)} />],
        ["Who learns it", learnersWords(settings)],
        [
          plan.kind === "secret" ? "Who reads it now" : "Who uses it now",
          plan.kind === "key" ? readerWords(undefined) : <Readers key="readers" plan={plan} />,
        ],
        [
          bothWork[plan.kind],
          `For ${durationWords(overlap)} at least. Or until somebody says that the old one is out of use.`,
        ],
        ["Old one disabled", `${retiringWords(plan)}.`],
      ]}
    />
  );
}
