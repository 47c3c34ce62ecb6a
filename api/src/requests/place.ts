import { ProblemError } from "../problem-error.ts";

interface Place {
  readonly createdAt: Date;
  readonly id: string;
}

const written = /^(\d{1,15})_([0-9a-f-]{36})$/;

/** A cursor says where a page ended. It is no secret and opens nothing: each page asks anew. */
export const placeAfter = ({ createdAt, id }: Place): string => `${createdAt.getTime()}_${id}`;

/** @throws ProblemError `invalid_input` */
export const placeOf = (cursor: string): Place => {
  const [, milliseconds, id] = written.exec(cursor) ?? [];
  if (milliseconds === undefined || id === undefined) {
    throw new ProblemError("invalid_input", {
      detail: "This cursor is not one of this list.",
      errors: [{ field: "cursor", message: "Not a cursor of this list" }],
    });
  }
  return { createdAt: new Date(Number(milliseconds)), id };
};
