import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useState } from "react";

interface Props {
  readonly busy: boolean;
  readonly onRefresh: () => void;
}

export function RefreshButton({ busy, onRefresh }: Props) {
  const [named, setNamed] = useState(false);
  const refresh = () => {
    // A finger that taps never leaves: the name would stay over what comes in.
    setNamed(false);
    onRefresh();
  };
  return (
    <Tooltip
      content="Refresh"
      relationship="label"
      visible={named}
      onVisibleChange={(_, { visible }) => setNamed(visible)}
    >
      <Button
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        disabledFocusable={busy}
        onClick={refresh}
      />
    </Tooltip>
  );
}
