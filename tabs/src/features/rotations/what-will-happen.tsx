import type { RotationPlan } from "@vault-tab/contract";
import { durationWords } from "../../ui/duration-words.ts";
import { Facts } from "../../ui/facts.tsx";
import { deedWords, learnersWords, rotatorTitles } from "../../ui/plan-words.ts";
import { VisibleText } from "../../ui/visible-text.tsx";

/** What a rotation by this plan does, to whom it matters, and how long the way back stays open. */
export function WhatWillHappen({ plan }: { plan: RotationPlan }) {
  const { settings, overlap, quiet } = plan;
  return (
    <Facts
      facts={[
        ["By", rotatorTitles[settings.rotator]],
        ["What happens", <VisibleText key="deed" text={deedWords(settings)} />],
        ["Who learns it", learnersWords(settings)],
        ["Who reads it now", "Not known yet. Ask its owner who has to take the new value up."],
        [
          "Both values work",
          `For ${durationWords(overlap)} at least. Then the old version is disabled, once nobody has read it for ${durationWords(quiet)}, or when somebody says that it is out of use.`,
        ],
      ]}
    />
  );
}
