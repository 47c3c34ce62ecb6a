/** What the small vaults hold. Ages and ends are days before and after the day on which the seed is laid. */

export interface Details {
  /** Days until it ends; negative for one that has ended. */
  readonly ends?: number;
  /** Days until it begins. */
  readonly begins?: number;
  readonly disabled?: true;
  readonly type?: string;
  /** Of a certificate, when it is not `Self`. */
  readonly issuer?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Ages of the versions, the oldest first. Without an owner there is no `owner` tag. */
export type Row = readonly [
  name: string,
  ages: readonly number[],
  owner: string | null,
  details?: Details,
];

export interface Contents {
  readonly secrets: readonly Row[];
  /** `ends` is needed; each brings the secret and the key of its name. */
  readonly certificates: readonly Row[];
  readonly keys: readonly Row[];
}

const text = "text/plain";
const json = "application/json";
const connection = "connection-string";
const app = (application: string, more: Readonly<Record<string, string>> = {}) => ({
  application,
  ...more,
});

const paymentsDev: Contents = {
  secrets: [
    [
      "adyen-api-key",
      [420, 210, 35],
      "payments",
      { ends: 55, type: text, tags: app("checkout", { provider: "Adyen" }) },
    ],
    ["adyen-webhook-hmac", [400], "payments", { ends: -12, tags: app("checkout") }],
    ["app-insights-connection", [90], "payments", { type: connection, tags: app("checkout") }],
    ["bank-sftp-password", [1460], "treasury", { tags: app("settlement", { rotation: "never" }) }],
    [
      "billing-db-password",
      [300, 200, 100, 10],
      "payments",
      { ends: 80, type: text, tags: app("billing", { "vault-tab-rotator": "generated" }) },
    ],
    ["cosmos-primary-key", [700, 340], null, { tags: app("ledger") }],
    ["fraud-model-token", [61], "risk", { ends: 5, tags: app("fraud") }],
    ["fx-rates-api-key", [190], "treasury", { ends: 0.2, tags: app("fx") }],
    [
      "ledger-db-connection",
      [120, 30],
      "payments",
      { type: connection, ends: 60, tags: app("ledger") },
    ],
    [
      "legacy-gateway-password",
      [2555],
      null,
      { disabled: true, tags: app("gateway", { note: "switched off" }) },
    ],
    [
      "mail-smtp-password",
      [800],
      "payments",
      { tags: app("mail", { überwacht: "ja", 用途: "通知メール" }) },
    ],
    ["open-banking-client-secret", [180, 3], "payments", { ends: 177, tags: app("open-banking") }],
    [
      "paypal-client-secret",
      [365],
      "payments",
      { ends: 20, tags: app("checkout", { provider: "PayPal" }) },
    ],
    ["psd2-signing-pin", [45], "payments", { begins: 7, ends: 372, tags: app("open-banking") }],
    ["queue-listen-key", [15], "payments", { type: connection, tags: app("settlement") }],
    ["redis-access-key", [500, 250, 125, 60, 1], "platform", { ends: 29, tags: app("checkout") }],
    [
      "report-export-token",
      [33],
      "<img src=x onerror=alert(1)>",
      { tags: app("reports", { note: '"><script>alert(document.domain)</script>' }) },
    ],
    [
      "settlement-batch-password",
      [95],
      "Zoë Müller-Łukasiewicz",
      { ends: 85, tags: app("settlement", { note: "geprüft ✅ 🔐" }) },
    ],
    [
      "stripe-secret-key",
      [600, 240],
      "payments",
      { ends: 125, type: text, tags: app("checkout", { provider: "Stripe" }) },
    ],
    ["tax-service-token", [77], "finance", { ends: -200, disabled: true, tags: app("tax") }],
    [
      "vendor-portal-password",
      [1100],
      "\u202Erenwo\u202C",
      { tags: app("vendor", { هامش: "\u2067סוד ישן\u2069", direction: "abc\u202Edef\u202Cghi" }) },
    ],
  ],
  certificates: [
    ["checkout-dev-tls", [390, 60], "payments", { ends: 305, tags: app("checkout") }],
    [
      "open-banking-qwac",
      [350],
      "payments",
      { ends: 15, issuer: "slow-ca", tags: app("open-banking") },
    ],
    ["webhook-client-auth", [400], null, { ends: -35, issuer: "silent-ca" }],
  ],
  keys: [
    ["card-token-kek", [700, 335], "payments", { tags: app("vaulting") }],
    ["ledger-signing", [1200], null],
    ["receipt-signing", [90], "payments", { ends: 275, tags: app("checkout") }],
    ["retired-signing", [1500], "payments", { disabled: true }],
  ],
};

const paymentsProd: Contents = {
  secrets: [
    [
      "adyen-api-key",
      [380, 170],
      "payments",
      { ends: 10, type: text, tags: app("checkout", { provider: "Adyen" }) },
    ],
    ["bank-sftp-password", [1825], "treasury", { tags: app("settlement") }],
    [
      "billing-db-password",
      [320, 230, 140, 50],
      "payments",
      { ends: 40, type: text, tags: app("billing") },
    ],
    ["break-glass-root", [900], "security", { tags: app("emergency", { criticality: "highest" }) }],
    ["core-banking-token", [28], "payments", { ends: 2, tags: app("ledger") }],
    ["cosmos-primary-key", [710], null, { tags: app("ledger") }],
    [
      "ledger-db-connection",
      [130, 40],
      "payments",
      { type: connection, ends: 50, tags: app("ledger") },
    ],
    ["open-banking-client-secret", [200, 20], "payments", { ends: 160, tags: app("open-banking") }],
    [
      "paypal-client-secret",
      [360],
      "payments",
      { ends: -5, tags: app("checkout", { provider: "PayPal" }) },
    ],
    ["psp-failover-key", [14], "payments", { disabled: true, tags: app("checkout") }],
    ["redis-access-key", [60], "platform", { ends: 30, tags: app("checkout") }],
    [
      "sanctions-list-token",
      [260],
      "compliance",
      { ends: 105, tags: app("screening", { región: "España" }) },
    ],
    [
      "stripe-secret-key",
      [610, 250],
      "payments",
      { ends: 115, type: text, tags: app("checkout", { provider: "Stripe" }) },
    ],
    ["stripe-webhook-secret", [610], "payments", { tags: app("checkout") }],
  ],
  certificates: [
    ["pay-contoso-example", [750, 380, 20], "payments", { ends: 345, tags: app("checkout") }],
    [
      "open-banking-qseal",
      [355],
      "payments",
      { ends: 9, issuer: "slow-ca", tags: app("open-banking") },
    ],
  ],
  keys: [
    ["card-token-kek", [730, 365, 2], "payments", { tags: app("vaulting") }],
    ["settlement-signing", [1400], "treasury"],
  ],
};

const platform: Contents = {
  secrets: [
    ["aks-registry-password", [210], "platform", { ends: 155, type: text }],
    ["argo-admin-password", [1300], null],
    ["backup-encryption-passphrase", [1900], "platform", { tags: { criticality: "high" } }],
    ["build-agent-pat", [88], "platform", { ends: 2, type: text }],
    ["datadog-api-key", [410, 45], "platform", { ends: 320 }],
    ["deploy-bot-token", [29], "platform", { ends: 61, tags: { repository: "contoso/deploy" } }],
    ["dns-provider-token", [365], "network", { ends: -1 }],
    ["github-app-private-key", [500, 135], "platform", { type: "application/x-pem-file" }],
    ["grafana-oauth-secret", [150], "platform", { ends: 30 }],
    ["log-shipper-key", [77], "platform", { type: json }],
    ["pagerduty-routing-key", [640], "platform"],
    ["slack-signing-secret", [255], null, { disabled: true }],
    ["terraform-state-key", [980], "platform", { tags: { 環境: "共有", приложение: "terraform" } }],
    ["vpn-preshared-key", [720], "network", { ends: -40 }],
  ],
  certificates: [
    ["ingress-wildcard", [460, 95], "platform", { ends: 270 }],
    ["vpn-gateway", [340], "network", { ends: 25, issuer: "refusing-ca" }],
  ],
  keys: [
    ["cluster-etcd-kek", [520, 155], "platform"],
    ["disk-encryption", [880], "platform"],
    ["image-signing", [42], "platform", { ends: 323 }],
  ],
};

const legacy: Contents = {
  secrets: [
    ["as400-operator-password", [2900], null],
    ["crm-service-account", [1600], "sales", { type: text }],
    ["erp-db-connection", [1250, 800], "finance", { type: connection }],
    ["fax-gateway-pin", [3300], null, { disabled: true }],
    ["intranet-ldap-bind", [900], "workplace", { ends: -300 }],
    ["kiosk-admin-password", [1100], "workplace"],
    ["mainframe-ftp-password", [2200], null],
    ["old-vpn-secret", [1999], "network", { ends: -999 }],
    ["payroll-export-key", [730], "finance", { ends: 20 }],
    ["print-server-password", [1500], "workplace"],
    ["warehouse-scanner-key", [640], "logistics", { type: json }],
  ],
  certificates: [["intranet-tls", [700], "workplace", { ends: 30 }]],
  keys: [["archive-encryption", [2600], null]],
};

export const contents: Readonly<Record<string, Contents>> = {
  "kv-payments-dev": paymentsDev,
  "kv-payments-prod": paymentsProd,
  "kv-platform": platform,
  "kv-legacy": legacy,
};
