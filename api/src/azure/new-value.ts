import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Recipe } from "@vault-tab/contract";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";

type Alphabet = Extract<Recipe, { form: "characters" }>["alphabet"];

/** Signs that mean nothing to a shell, a URL's path or a connection string. */
const alphabets: Record<Alphabet, string> = {
  "letters-and-digits": LETTERS + DIGITS,
  "letters-digits-and-signs": `${LETTERS}${DIGITS}-_.~`,
  hexadecimal: `${DIGITS}abcdef`,
};

/** A value of the system's source of randomness. It is given to whoever writes it, and to nobody else. */
export const newValue = (recipe: Recipe): string => {
  switch (recipe.form) {
    case "uuid":
      return randomUUID();
    case "base64-256":
      return randomBytes(32).toString("base64");
    case "characters": {
      const alphabet = alphabets[recipe.alphabet];
      const pick = (): string => alphabet.charAt(randomInt(alphabet.length));
      return Array.from({ length: recipe.length }, pick).join("");
    }
  }
};
