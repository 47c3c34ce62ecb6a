import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useState } from "react";

interface Props {
  readonly busy: boolean;
  readonly onRefresh: () => void;
}

/** Says its name until it is pressed: a finger that taps never leaves, and the name would stay. */
export function RefreshButton({ busy, onRefresh }: Props) {
  const [named, setNamed] = useState(false);
  const [pressed, setPressed] = useState(false);
  const press = () => {
    setPressed(true);
    onRefresh();
  };
  const release = () => setPressed(false);
  return (
    <Tooltip
      content="Refresh"
      relationship="label"
      visible={named && !pressed}
      onVisibleChange={(_, { visible }) => setNamed(visible)}
    >
      <Button
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        disabledFocusable={busy}
        onClick={press}
        onPointerEnter={release}
        onBlur={release}
      />
    </Tooltip>
  );
}
