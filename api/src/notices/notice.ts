/** What people are told. */
export type NoticeType =
  | "to-review"
  | "approved"
  | "declined"
  | "lapsed"
  | "opened"
  | "ending-soon"
  | "ended"
  | "failed"
  | "break-glass"
  | "to-sign-off";

/** That somebody is to be told something: which, about what and when, and not a word of it. */
export interface NewNotice {
  readonly type: NoticeType;
  readonly request: string;
  readonly grant?: string;
  /** Object id. Left out: whomever the rules ask when it is sent. */
  readonly recipient?: string;
  readonly dueAt: Date;
}
