"""The Python SDKs of Debian against the sandbox, through its proxy: clients that none of us wrote, in another language.

Reads the sandbox's endpoints as JSON from standard input and writes one line of JSON a clause: name, and what failed.
"""

import json
import sys
import traceback

import msal
from azure.core.exceptions import (
    ClientAuthenticationError,
    HttpResponseError,
    ResourceExistsError,
    ResourceNotFoundError,
)
from azure.identity import (
    CredentialUnavailableError,
    ManagedIdentityCredential,
    UsernamePasswordCredential,
)
from azure.keyvault.certificates import CertificateClient
from azure.keyvault.keys import KeyClient
from azure.keyvault.secrets import SecretClient
from azure.mgmt.authorization import AuthorizationManagementClient
from azure.mgmt.keyvault import KeyVaultManagementClient

endpoints = json.load(sys.stdin)
azure_cli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
teams_web = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"
web_identity = "c3000000-0000-4000-8000-000000000001"
authority = "https://login.microsoftonline.com/" + endpoints["tenantId"]
personas = {one["key"]: one for one in endpoints["personas"]}
vaults = {one["name"]: one for one in endpoints["vaults"]}
clauses = []


def clause(name):
    def keep(function):
        clauses.append((name, function))
        return function

    return keep


def credential(key, password=None):
    person = personas[key]
    return UsernamePasswordCredential(
        azure_cli,
        person["userPrincipalName"],
        password or person["password"],
        tenant_id=endpoints["tenantId"],
    )


def secrets(vault, key):
    return SecretClient(vaults[vault]["uri"], credential(key), retry_total=0)


def refused(status, work, kind=HttpResponseError):
    try:
        work()
    except kind as failure:
        assert failure.status_code == status, failure
        return failure
    raise AssertionError("It was not refused")


dev = secrets("kv-payments-dev", "admin")


@clause("a wrong password is AADSTS50126 (azure-identity)")
def wrong_password():
    try:
        credential("admin", "wrong").get_token("https://vault.azure.net/.default")
    except ClientAuthenticationError as failure:
        assert "AADSTS50126" in str(failure), failure
    else:
        raise AssertionError("It was not refused")


@clause("whoever may list may not read a value: 403 ForbiddenByRbac")
def value_refused():
    client = secrets("kv-payments-dev", "requester")
    failure = refused(403, lambda: client.get_secret("adyen-api-key"))
    assert failure.error.code == "Forbidden", failure.error.code
    assert failure.error.innererror["code"] == "ForbiddenByRbac", failure.error.innererror
    assert "getSecret/action" in failure.message, failure.message


@clause("whoever has no role lists nothing, in no vault")
def outsider_refused():
    for vault in vaults:
        client = secrets(vault, "outsider")
        refused(403, lambda: next(iter(client.list_properties_of_secrets())))


@clause("a role on one secret reads that one, and neither lists nor reads another")
def one_secret_only():
    client = secrets("kv-platform", "one-secret-only")
    assert client.get_secret("deploy-bot-token").value.startswith("canary-")
    refused(403, lambda: next(iter(client.list_properties_of_secrets())))
    other = next(
        one.name
        for one in secrets("kv-platform", "approver").list_properties_of_secrets()
        if one.name != "deploy-bot-token"
    )
    refused(403, lambda: client.get_secret(other))


@clause("access policies refuse in their own way: 403 AccessDenied")
def policy_refused():
    client = secrets("kv-legacy", "requester")
    failure = refused(403, lambda: next(iter(client.list_properties_of_secrets())))
    assert "does not have secrets list permission" in failure.message, failure.message


@clause("a list comes 25 at a time and has every name once")
def pages():
    client = secrets("kv-fleet", "requester")
    sizes = [len(list(page)) for page in client.list_properties_of_secrets().by_page()]
    assert sizes[:-1] == [25] * (len(sizes) - 1) and sum(sizes) == 120, sizes
    names = [one.name for one in client.list_properties_of_secrets()]
    assert len(set(names)) == 120, len(set(names))


@clause("a page is as large as it was asked for")
def smaller_pages():
    pages = secrets("kv-fleet", "requester").list_properties_of_secrets(max_page_size=7).by_page()
    assert len(list(next(pages))) == 7


@clause("certificates and keys are listed, with the key of a certificate as managed")
def other_kinds():
    reader = credential("requester")
    uri = vaults["kv-payments-dev"]["uri"]
    certificates = [one.name for one in CertificateClient(uri, reader).list_properties_of_certificates()]
    keys = {one.name: one.managed for one in KeyClient(uri, reader).list_properties_of_keys()}
    assert "checkout-dev-tls" in certificates, certificates
    assert keys["checkout-dev-tls"] is True and not keys["receipt-signing"], keys


@clause("a certificate and a key are read")
def read_others():
    reader = credential("requester")
    uri = vaults["kv-payments-dev"]["uri"]
    found = CertificateClient(uri, reader).get_certificate("checkout-dev-tls")
    assert found.policy.subject == "CN=checkout-dev-tls.contoso.example", found.policy.subject
    assert KeyClient(uri, reader).get_key("receipt-signing").key.kty == "EC"


@clause("an unknown secret is ResourceNotFoundError, SecretNotFound")
def unknown():
    failure = refused(404, lambda: dev.get_secret("never-made"), ResourceNotFoundError)
    assert failure.error.code == "SecretNotFound", failure.error.code


@clause("a disabled secret is refused with SecretDisabled")
def disabled():
    failure = refused(403, lambda: dev.get_secret("legacy-gateway-password"))
    assert failure.error.innererror["code"] == "SecretDisabled", failure.error.innererror


@clause("a secret is set, read, and has versions")
def set_and_get():
    first = dev.set_secret("from-python", "one", tags={"a": "1"}, content_type="text/plain")
    second = dev.set_secret("from-python", "two")
    assert dev.get_secret("from-python").value == "two"
    old = dev.get_secret("from-python", first.properties.version)
    assert (old.value, old.properties.tags, old.properties.content_type) == ("one", {"a": "1"}, "text/plain")
    versions = {one.version for one in dev.list_properties_of_secret_versions("from-python")}
    assert versions == {first.properties.version, second.properties.version}, versions


@clause("a secret's properties are changed, and its value stays")
def update():
    dev.set_secret("to-change", "v")
    changed = dev.update_secret_properties("to-change", enabled=True, tags={"b": "2"})
    assert changed.tags == {"b": "2"}, changed.tags
    assert dev.get_secret("to-change").value == "v"


@clause("a secret is deleted, its name is taken, it is recovered with its value")
def delete_and_recover():
    dev.set_secret("to-recover", "kept")
    deleted = dev.begin_delete_secret("to-recover").result()
    assert deleted.recovery_id.endswith("/deletedsecrets/to-recover"), deleted.recovery_id
    refused(404, lambda: dev.get_secret("to-recover"), ResourceNotFoundError)
    refused(409, lambda: dev.set_secret("to-recover", "other"), ResourceExistsError)
    assert "to-recover" in [one.name for one in dev.list_deleted_secrets()]
    dev.begin_recover_deleted_secret("to-recover").wait()
    assert dev.get_secret("to-recover").value == "kept"


@clause("a secret is backed up, purged and restored")
def backup_and_restore():
    dev.set_secret("to-restore", "kept")
    blob = dev.backup_secret("to-restore")
    dev.begin_delete_secret("to-restore").wait()
    dev.purge_deleted_secret("to-restore")
    refused(404, lambda: dev.get_deleted_secret("to-restore"), ResourceNotFoundError)
    dev.restore_secret_backup(blob)
    assert dev.get_secret("to-restore").value == "kept"
    refused(400, lambda: dev.restore_secret_backup(b"no blob"))


@clause("a managed identity gets a token, which Key Vault knows and refuses by role")
def managed_identity():
    identity = ManagedIdentityCredential(client_id=web_identity)
    assert identity.get_token("https://vault.azure.net/.default").token
    client = SecretClient(vaults["kv-platform"]["uri"], identity, retry_total=0)
    failure = refused(403, lambda: next(iter(client.list_properties_of_secrets())))
    assert "oid=d4000000-0000-4000-8000-000000000001" in failure.message, failure.message


@clause("a managed identity that the site does not have is unavailable")
def other_identity():
    try:
        ManagedIdentityCredential(client_id=azure_cli).get_token("https://vault.azure.net/.default")
    except (CredentialUnavailableError, ClientAuthenticationError):
        return
    raise AssertionError("It was not refused")


@clause("a managed identity with Reader lists the vaults (azure-mgmt-keyvault)")
def list_vaults():
    identity = ManagedIdentityCredential(client_id=web_identity)
    client = KeyVaultManagementClient(identity, endpoints["subscriptionId"])
    found = {one.name: one.properties.enable_rbac_authorization for one in client.vaults.list_by_subscription()}
    # It reads the vaults of people; what only programs use is hidden from it, as from anybody else.
    assert found == {name: name != "kv-legacy" for name in vaults if name != "kv-automation"}, found


@clause("a role assignment is refused to whoever may not write it (azure-mgmt-authorization)")
def assignment_refused():
    client = AuthorizationManagementClient(credential("requester"), endpoints["subscriptionId"])
    scope = vaults["kv-platform"]["resourceId"].lstrip("/")
    role = "/subscriptions/{}/providers/Microsoft.Authorization/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6"
    body = {
        "role_definition_id": role.format(endpoints["subscriptionId"]),
        "principal_id": personas["requester"]["objectId"],
    }
    work = lambda: client.role_assignments.create(scope, "00000000-0000-4000-8000-00000000000a", body)
    assert refused(403, work).error.code == "AuthorizationFailed"


@clause("on behalf of a person, with a managed identity's token as the app's credential (msal)")
def on_behalf_of():
    public = msal.PublicClientApplication(teams_web, authority=authority)
    person = personas["requester"]
    sso = public.acquire_token_by_username_password(
        person["userPrincipalName"], person["password"], [endpoints["appIdUri"] + "/access_as_user"]
    )
    identity = ManagedIdentityCredential(client_id=web_identity)
    app = msal.ConfidentialClientApplication(
        endpoints["clientId"],
        authority=authority,
        client_credential={
            "client_assertion": identity.get_token("api://AzureADTokenExchange/.default").token
        },
    )
    scope = ["https://vault.azure.net/user_impersonation"]
    got = app.acquire_token_on_behalf_of(sso["access_token"], scope)
    assert "access_token" in got, got
    wrong = app.acquire_token_on_behalf_of(got["access_token"], scope)
    assert wrong["error_codes"] == [500131], wrong


for name, work in clauses:
    try:
        work()
        failure = None
    except Exception:
        failure = traceback.format_exc()
    print(json.dumps({"name": name, "failure": failure}), flush=True)
