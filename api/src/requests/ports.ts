import type { Clock } from "../clock.ts";
import type { Directory } from "../ports/directory.ts";
import type { Grants } from "../ports/grants.ts";
import type { Ids } from "../ports/ids.ts";
import type { AssignmentQuota, Figures } from "../ports/overview.ts";
import type { Requests } from "../ports/requests.ts";
import type { RoleAssignments } from "../ports/role-assignments.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import type { FreshSignIn } from "../ports/sign-in.ts";
import type { TextEraser } from "../ports/text-eraser.ts";
import type { TextInspector } from "../ports/text-inspector.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { WishedSecrets } from "../ports/wished-secrets.ts";
import type { AuditLog } from "../ports/audit-log.ts";

export interface RequestPorts {
  readonly requests: Requests;
  readonly grants: Grants;
  readonly rules: RuleBook;
  readonly wishedSecrets: WishedSecrets;
  readonly vaults: VaultDirectory;
  readonly assignments: Pick<RoleAssignments, "nameOf" | "scopeOf">;
  readonly signIn: FreshSignIn;
  readonly inspector: TextInspector;
  readonly texts: TextEraser;
  readonly log: AuditLog;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly limits: {
    readonly shortestMs: number;
    readonly lapseMs: number;
  };
}

export interface OverviewPorts extends Pick<RequestPorts, "clock" | "limits"> {
  readonly figures: Figures;
  readonly quota: AssignmentQuota;
  readonly grants: Pick<Grants, "orphans">;
  readonly directory: Pick<Directory, "person">;
}
