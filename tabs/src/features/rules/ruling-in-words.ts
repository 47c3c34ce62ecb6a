import type { RulingPart, RuleRef, SecretRef } from "@vault-tab/contract";
import { durationWords } from "../../ui/duration-words.ts";

export const refName = ({ vault, name }: SecretRef): string =>
  name === undefined ? `the vault ${vault}` : `${name} in ${vault}`;

export const placeWords = ({ title, file, line }: RuleRef): string =>
  `${title} (${file}, line ${line})`;

const list = new Intl.ListFormat("en", { type: "conjunction" });

const namesOf = (people: RulingPart["approvers"]): string =>
  people.length === 0 ? "nobody now" : list.format(people.map(({ name }) => name));

const quorumWords = ({ approvals, approvers }: RulingPart["quorums"][number]): string =>
  approvals === 1
    ? `One of these people has to approve: ${namesOf(approvers)}.`
    : `${approvals} of these people have to approve: ${namesOf(approvers)}.`;

/** What is asked for before it opens, line by line. */
export const partWords = (part: RulingPart): readonly string[] => [
  ...(part.because === undefined ? [] : [part.because]),
  `For ${durationWords(part.longest)} at most.`,
  ...(part.approvals === 0 ? ["It opens by itself: nobody has to approve."] : []),
  ...part.quorums.filter(({ approvals }) => approvals > 0).map(quorumWords),
  ...(part.fallback ? ["Nobody else could decide, so the rule’s fallback approvers do."] : []),
  ...(part.ticket && part.because?.includes(part.ticket.pattern) !== true
    ? [`A ticket is needed that looks like ${part.ticket.pattern}.`]
    : []),
  ...(part.minimumReason === undefined
    ? []
    : [`The reason needs at least ${part.minimumReason} characters.`]),
];
