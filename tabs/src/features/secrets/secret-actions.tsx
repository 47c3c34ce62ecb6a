import {
  Button,
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { CopyRegular, KeyRegular, LinkRegular, ShareRegular } from "@fluentui/react-icons";
import type { Secret } from "@vault-tab/contract";
import { useLocation, useSearch } from "wouter";
import { useVaults } from "../../data/queries.ts";
import { useHost } from "../../host/host-context.ts";
import { canShare, share } from "../../host/teams-host.ts";
import { accessPath, readVaultHint, tabUrl, teamsLink } from "../../paths.ts";
import { useAsk } from "../../ui/ask-context.ts";
import { CopyRefused } from "../../ui/copy-refused.tsx";
import { useHiddenStyles } from "../../ui/hidden.ts";
import { useCopy } from "../../ui/use-copy.ts";
import { standingKey } from "./standing.ts";
import { StandingLabel } from "./standing-label.tsx";
import { useStandings } from "./use-standings.ts";
import { references } from "./references.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    marginBottom: tokens.spacingVerticalM,
  },
  standing: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginInlineEnd: tokens.spacingHorizontalS,
  },
});

function useLink(secret: Secret): string {
  const { place, settings } = useHost();
  const { origin, search } = window.location;
  const tab = {
    teamsAppId: settings.teamsAppId,
    entityId: place.entityId,
    webUrl: tabUrl(origin, readVaultHint(search)),
    ...(place.channelId !== undefined && { channelId: place.channelId }),
  };
  return teamsLink(tab, secret);
}

/** To ask for it, or where it is open already to go to it. */
function AccessAction({ secret }: { secret: Secret }) {
  const styles = useStyles();
  const ask = useAsk();
  const returned = useRestoreFocusTarget();
  const [, navigate] = useLocation();
  const search = useSearch();
  const standing = useStandings().get(standingKey(secret));
  const { vault, name, kind } = secret;
  if (kind === "key") return null;
  if (!standing) {
    return (
      <Button
        {...returned}
        size="small"
        appearance="primary"
        icon={<KeyRegular />}
        onClick={() => ask({ secrets: [{ vault, name, kind }], role: "read" })}
      >
        Ask for access
      </Button>
    );
  }
  return (
    <span className={styles.standing}>
      <Button
        size="small"
        appearance="primary"
        icon={<KeyRegular />}
        onClick={() => navigate(search ? `${accessPath}?${search}` : accessPath)}
      >
        {standing.kind === "open" ? "Use it" : "See in My access"}
      </Button>
      <StandingLabel standing={standing} />
    </span>
  );
}

export function SecretActions({ secret }: { secret: Secret }) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const link = useLink(secret);
  const { state, copy, dismiss } = useCopy();
  const vault = useVaults().data?.items.find(({ name }) => name === secret.vault);
  const { name, kind } = secret;
  const copied = (what: string) => state.kind === "copied" && state.what === what;
  return (
    <>
      <div className={styles.bar}>
        <AccessAction secret={secret} />
        <Button size="small" icon={<CopyRegular />} onClick={() => copy("The name", name)}>
          {copied("The name") ? "Copied" : "Copy name"}
        </Button>
        {vault && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <MenuButton size="small" icon={<CopyRegular />}>
                {copied("The reference") ? "Copied" : "Copy Key Vault reference"}
              </MenuButton>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {references(kind, { vault: vault.name, vaultUri: vault.uri, name }).map((one) => (
                  <MenuItem key={one.title} onClick={() => copy("The reference", one.text)}>
                    {one.title}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
        <Button size="small" icon={<LinkRegular />} onClick={() => copy("The link", link)}>
          {copied("The link") ? "Copied" : "Copy link"}
        </Button>
        {canShare() && (
          <Button
            size="small"
            icon={<ShareRegular />}
            onClick={() => void share(link, name).catch(() => copy("The link", link))}
          >
            Share in Teams
          </Button>
        )}
      </div>
      <span role="status" className={hidden}>
        {state.kind === "copied" && `${state.what} was copied`}
      </span>
      {state.kind === "refused" && (
        <CopyRefused what={state.what} text={state.text} onDismiss={dismiss} />
      )}
    </>
  );
}
