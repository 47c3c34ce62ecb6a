import { mergeClasses } from "@fluentui/react-components";
import { useContext, useEffect, useRef, type ReactNode } from "react";
import { useCardStyles } from "./card-styles.ts";
import { ForwardContext } from "./forward-context.ts";

interface Props {
  readonly id: string;
  readonly children: ReactNode;
}

/** One item of the lists. The one that a link leads to is marked, and comes into sight once. */
export function Card({ id, children }: Props) {
  const styles = useCardStyles();
  const { forward, bring } = useContext(ForwardContext);
  const card = useRef<HTMLLIElement>(null);
  const wanted = forward === id;
  useEffect(() => {
    if (wanted && card.current) bring(card.current);
  }, [wanted, bring]);
  return (
    <li
      ref={card}
      className={mergeClasses(styles.card, wanted && styles.forward)}
      {...(wanted && { tabIndex: -1, "aria-current": "true" as const })}
    >
      {children}
    </li>
  );
}
