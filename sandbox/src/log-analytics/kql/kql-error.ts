interface Place {
  readonly line: number;
  readonly pos: number;
  readonly token: string;
}

/** A query that cannot be answered; codes and words as the service gives them (grafana/grafana#35224, azure-cli-extensions#3002). */
export class KqlError extends Error {
  readonly kind: "SyntaxError" | "SemanticError";
  readonly code: string;
  readonly place: Place | undefined;

  private constructor(kind: KqlError["kind"], code: string, message: string, place?: Place) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.place = place;
  }

  static syntax(place: Place): KqlError {
    const at = `'${place.token}' on line [${String(place.line)},${String(place.pos)}]`;
    return new KqlError("SyntaxError", "SYN0002", `Query could not be parsed at ${at}`, place);
  }

  static semantic(code: string, message: string): KqlError {
    return new KqlError("SemanticError", code, message);
  }

  static unresolved(operator: string, what: string, name: string): KqlError {
    return KqlError.semantic(
      "SEM0100",
      `'${operator}' operator: Failed to resolve ${what} expression named '${name}'`,
    );
  }
}
