import { useScreenTime } from "./time-context.ts";
import { localWords, relativeWords, utcWords } from "./time-words.ts";

/** "in 6 days"; on hover the person's own time and UTC. */
export function RelativeTime({ instant }: { instant: string }) {
  const { now, locale } = useScreenTime();
  const title = `${localWords(instant, locale)}\n${utcWords(instant)}`;
  return (
    <time dateTime={instant} title={title}>
      {relativeWords(instant, now, locale)}
    </time>
  );
}

/** The date in full with what it means from now. */
export function FullTime({ instant }: { instant: string }) {
  const { now, locale } = useScreenTime();
  return (
    <time dateTime={instant} title={utcWords(instant)}>
      {localWords(instant, locale)} ({relativeWords(instant, now, locale)})
    </time>
  );
}
