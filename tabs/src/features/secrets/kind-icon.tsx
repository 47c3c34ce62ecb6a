import { Certificate20Regular, Key20Regular, LockClosedKey20Regular } from "@fluentui/react-icons";
import type { Kind } from "@vault-tab/contract";

const icons = {
  secret: LockClosedKey20Regular,
  certificate: Certificate20Regular,
  key: Key20Regular,
} as const;

export function KindIcon({ kind, className }: { kind: Kind; className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden {...(className && { className })} />;
}
