import {
  type Config,
  ConfigError,
  readConfig,
  readWatchdogConfig,
  type WatchdogConfig,
} from "../../src/config.ts";
import { failed, type Finding, ok } from "./finding.ts";

type Variables = Readonly<Record<string, string | undefined>>;

export interface ConfigurationRead {
  readonly config: Config | undefined;
  readonly watchdog: WatchdogConfig | undefined;
  readonly findings: readonly Finding[];
}

export const configuration = {
  name: "configuration",
  title: "Every setting is there and understood",
} as const;

/** First of all, and alone: without it there is nothing that could be asked. */
export const readConfiguration = (environment: Variables): ConfigurationRead => {
  const service = attempt(() => readConfig(environment));
  const named = ["WATCHDOG_IDENTITY_CLIENT_ID", "GRANTS_IDENTITY_OBJECT_ID"].some(
    (name) => environment[name],
  );
  const watchdog = named ? attempt(() => readWatchdogConfig(environment)) : undefined;
  const messages = new Set([...(service.messages ?? []), ...(watchdog?.messages ?? [])]);
  const findings = [...messages].map(faultOf);
  return {
    config: service.value,
    watchdog: watchdog?.value,
    findings: findings.length > 0 ? findings : [ok(`ROLE is ${service.value?.role ?? ""}`)],
  };
};

const attempt = <Value>(read: () => Value): { value?: Value; messages?: readonly string[] } => {
  try {
    return { value: read() };
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    return { messages: cause.message.split("\n") };
  }
};

/** `NAMES: what is wrong`, as the configuration says it. */
const faultOf = (message: string): Finding => {
  const [names = "", ...rest] = message.split(": ");
  return failed({
    about: names,
    found: rest.join(": ") || message,
    means: "A process with these settings does not start.",
    remedy: `Set ${names} as env/.env.example says (container app: Containers > Environment variables), and restart.`,
  });
};
