import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import type { AuditFilter } from "@vault-tab/contract";
import { useExportAudit } from "../../data/audit.ts";
import type { Trouble } from "../../trouble.ts";
import { troubleOf } from "../../trouble.ts";
import { saveText } from "./save-text.ts";

const types = { jsonl: "application/jsonl", csv: "text/csv" } as const;

interface Props {
  readonly filter: AuditFilter;
  readonly today: string;
  readonly onDone: (trouble: Trouble | undefined) => void;
}

/** What is filtered for, as a file. JSON lines can be verified; a table is for reading. */
export function ExportMenu({ filter, today, onDone }: Props) {
  const { mutateAsync, isPending } = useExportAudit();
  const take = async (format: "jsonl" | "csv") => {
    try {
      const text = await mutateAsync({ ...filter, format });
      saveText(`vault-tab-log-${today}.${format}`, types[format], text);
      onDone(undefined);
    } catch (failure) {
      onDone(troubleOf(failure));
    }
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          disabledFocusable={isPending}
          icon={isPending ? <Spinner size="extra-tiny" /> : <ArrowDownloadRegular />}
        >
          Export
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            subText="Whole chain; can be verified without us"
            onClick={() => void take("jsonl")}
          >
            JSON lines
          </MenuItem>
          <MenuItem subText="What is shown, for a spreadsheet" onClick={() => void take("csv")}>
            Table (CSV)
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
