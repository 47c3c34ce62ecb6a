import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { Secret, Sort } from "@vault-tab/contract";
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { sameSecret, type SecretKey } from "../../paths.ts";
import { narrow, useMedia } from "../../ui/use-media.ts";
import { GridHeader } from "./grid-header.tsx";
import { NARROW_ROW, ROW } from "./grid-styles.ts";
import { LoadingRow } from "./loading-rows.tsx";
import { movedIndex } from "./row-focus.ts";
import { SecretRow } from "./secret-row.tsx";
import { standingKey, type Standings } from "./standing.ts";
import { useFocusedRow } from "./use-focused-row.ts";
import { useReturnedFocus } from "./use-returned-focus.ts";
import type { Selection } from "./use-selection.ts";

const AHEAD = 40;
const HEADER = 36;

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: "240px", overflowY: "auto", overflowX: "hidden" },
  rows: { position: "relative", transition: "opacity 120ms ease" },
  old: { opacity: 0.55 },
});

interface Props {
  readonly secrets: readonly Secret[];
  readonly total: number | undefined;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly opened: SecretKey | undefined;
  readonly onOpen: (secret: Secret) => void;
  readonly more: boolean;
  readonly onMore: () => void;
  /** The rows are those of the filter before, while the new ones are fetched. */
  readonly old: boolean;
  readonly selection: Selection;
  readonly standings: Standings;
}

const windowRect = () => ({ width: window.innerWidth, height: window.innerHeight });

const indexOf = (element: Element): number =>
  Number(element.closest<HTMLElement>("[data-index]")?.dataset["index"]);

export function SecretGrid(props: Props) {
  const { secrets, total, sort, onSort, opened, onOpen, more, onMore, old } = props;
  const { selection, standings } = props;
  const styles = useStyles();
  const twoLines = useMedia(narrow);
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  const [active, setActive] = useState(0);
  const height = twoLines ? NARROW_ROW : ROW;
  const { focusedIndex, setFocused, rangeExtractor } = useFocusedRow({ secrets, scroller, height });
  const virtual = useVirtualizer({
    count: secrets.length + (more ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    // The header moves the rows down by its height and stays above them: what counts is the lower end.
    scrollPaddingEnd: twoLines ? 0 : HEADER,
    overscan: 4,
    // So that the first drawing has its rows already; it is measured right after.
    initialRect: windowRect(),
    rangeExtractor,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const wished = focusedIndex < 0 ? active : focusedIndex;
  const reachable = items.some(({ index }) => index === wished) ? wished : items[0]?.index;

  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);

  useEffect(() => {
    if (more && last >= secrets.length - AHEAD) onMore();
  }, [more, last, secrets.length, onMore]);

  // The row to go to may have to be scrolled into being first.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const selector = `[data-index="${wanted.current}"]`;
    const row = scroller.current?.querySelector<HTMLElement>(selector);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const openedIndex = opened ? secrets.findIndex((one) => sameSecret(one, opened)) : -1;
  useReturnedFocus(scroller, opened !== undefined, openedIndex);

  const open = useCallback(
    (secret: Secret, index: number) => {
      setActive(index);
      onOpen(secret);
    },
    [onOpen],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement)) return;
    // Keys that come faster than rows are drawn go on from where the last one led.
    const from = wanted.current ?? indexOf(event.target);
    if (Number.isNaN(from)) return;
    const secret = secrets[from];
    if (secret && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      if (event.key === "Enter") open(secret, from);
      else selection.toggle(secret);
      return;
    }
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2, 1);
    const target = movedIndex(event.key, from, secrets.length, page);
    if (target === undefined) return;
    event.preventDefault();
    wanted.current = target;
    setActive(target);
    virtual.scrollToIndex(target);
  };

  const onFocus = ({ target }: FocusEvent) => setFocused(secrets[indexOf(target)]);

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Secrets"
      aria-rowcount={total === undefined ? -1 : total + (twoLines ? 0 : 1)}
      aria-multiselectable
      aria-busy={old}
      className={styles.scroller}
    >
      {!twoLines && <GridHeader sort={sort} onSort={onSort} />}
      <div
        role="rowgroup"
        className={mergeClasses(styles.rows, old && styles.old)}
        style={{ height: `${virtual.getTotalSize()}px` }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={() => setFocused(undefined)}
      >
        {items.map(({ index, start }) => {
          const secret = secrets[index];
          if (!secret) return <LoadingRow key="more" top={start} height={height} />;
          return (
            <SecretRow
              key={`${secret.vault}/${secret.kind}/${secret.name}`}
              secret={secret}
              index={index}
              top={start}
              reachable={index === reachable}
              open={index === openedIndex}
              selected={selection.has(secret)}
              standing={standings.get(standingKey(secret))}
              onSelect={selection.toggle}
              twoLines={twoLines}
              onOpen={open}
            />
          );
        })}
      </div>
    </div>
  );
}
