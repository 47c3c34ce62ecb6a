import { Fragment } from "react";
import { VisibleText } from "../../ui/visible-text.tsx";

/** What a person wrote, line by line as they wrote it. */
export function WrittenText({ text }: { text: string }) {
  return text.split(/\r?\n/).map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <VisibleText text={line} />
    </Fragment>
  ));
}
