import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";

export function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
  );
}
