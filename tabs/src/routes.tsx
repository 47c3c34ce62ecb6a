import { Spinner } from "@fluentui/react-components";
import { lazy, Suspense, type ComponentType } from "react";
import { Redirect, Route, Switch, useSearch } from "wouter";
import { AskPlace } from "./features/ask/ask-place.tsx";
import { EndAccessPlace } from "./features/end-access/end-access-place.tsx";
import { RotationPlace } from "./features/rotations/rotation-place.tsx";
import { RestorationPlace } from "./features/restoration/restoration-place.tsx";
import { SecretsPage } from "./features/secrets/secrets-page.tsx";
import {
  accessPath,
  activityPath,
  configurePath,
  overviewPath,
  removePath,
  reviewPath,
  rotationsPath,
  rulesPath,
  secretsPath,
  vaultsPath,
} from "./paths.ts";
import { SectionTabs } from "./ui/section-tabs.tsx";

const ConfigurePage = lazy(async () => {
  const { ConfigurePage: Page } = await import("./features/configure/configure-page.tsx");
  return { default: Page };
});

const RemovePage = lazy(async () => {
  const { RemovePage: Page } = await import("./features/configure/remove-page.tsx");
  return { default: Page };
});

const MyAccessPage = lazy(async () => {
  const { MyAccessPage: Page } = await import("./features/my-access/my-access-page.tsx");
  return { default: Page };
});

const ReviewPage = lazy(async () => {
  const { ReviewPage: Page } = await import("./features/review/review-page.tsx");
  return { default: Page };
});

const RotationsPage = lazy(async () => {
  const { RotationsPage: Page } = await import("./features/rotations/rotations-page.tsx");
  return { default: Page };
});

const DashboardPage = lazy(async () => {
  const { DashboardPage: Page } = await import("./features/dashboard/dashboard-page.tsx");
  return { default: Page };
});

const ActivityPage = lazy(async () => {
  const { ActivityPage: Page } = await import("./features/activity/activity-page.tsx");
  return { default: Page };
});

const RulesPage = lazy(async () => {
  const { RulesPage: Page } = await import("./features/rules/rules-page.tsx");
  return { default: Page };
});

const VaultsPage = lazy(async () => {
  const { VaultsPage: Page } = await import("./features/vaults/vaults-page.tsx");
  return { default: Page };
});

interface PageOfTab {
  readonly title: string;
  readonly path: `/${string}`;
  readonly page: ComponentType;
}

/** The sections of the tab in their order. The first one is where the tab opens; the others are lazy. */
const sections: readonly PageOfTab[] = [
  { title: "Secrets", path: secretsPath, page: SecretsPage },
  { title: "My access", path: accessPath, page: MyAccessPage },
  { title: "Review", path: reviewPath, page: ReviewPage },
  { title: "Rotations", path: rotationsPath, page: RotationsPage },
  { title: "Activity", path: activityPath, page: ActivityPage },
  { title: "Rules", path: rulesPath, page: RulesPage },
  { title: "Vaults", path: vaultsPath, page: VaultsPage },
];

/** Everything else leads to the landing view, with the channel's hint kept. */
function Landing() {
  const search = useSearch();
  return <Redirect to={`${secretsPath}${search ? `?${search}` : ""}`} replace />;
}

function Opening() {
  return <Spinner style={{ flexGrow: 1 }} aria-label="The section is being opened" />;
}

export function Routes() {
  return (
    <Suspense>
      <Switch>
        <Route path={configurePath} component={ConfigurePage} />
        <Route path={removePath} component={RemovePage} />
        <Route>
          <AskPlace>
            <EndAccessPlace>
              <RotationPlace>
                <SectionTabs sections={sections} />
                <RestorationPlace />
                <Suspense fallback={<Opening />}>
                  <Switch>
                    <Route path={overviewPath} component={DashboardPage} />
                    {sections.map(({ path, page }) => (
                      <Route key={path} path={new RegExp(`^${path}(?:/.*)?$`)} component={page} />
                    ))}
                    <Route component={Landing} />
                  </Switch>
                </Suspense>
              </RotationPlace>
            </EndAccessPlace>
          </AskPlace>
        </Route>
      </Switch>
    </Suspense>
  );
}
