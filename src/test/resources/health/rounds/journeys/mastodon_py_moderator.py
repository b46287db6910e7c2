"""A moderator's hour with Mastodon.py 1.8: arguments are the server, the moderator's token, Anna's token and Ben's token."""

import sys

from mastodon import Mastodon, MastodonAPIError, MastodonNotFoundError, MastodonUnauthorizedError

server, moderator_token, anna_token, ben_token = sys.argv[1:5]
moderator = Mastodon(access_token=moderator_token, api_base_url=server)
anna = Mastodon(access_token=anna_token, api_base_url=server)
ben = Mastodon(access_token=ben_token, api_base_url=server)


def refused(call, error):
    try:
        call()
    except error:
        return True
    return False


ben_id = ben.me().id
bad = ben.status_post("Buy my pills")
rules = anna.instance_rules()
filed = anna.report(ben_id, status_ids=[bad], comment="Sells pills", category="violation", rule_ids=[rules[0].id])
assert filed.category == "violation" and filed.status_ids == [str(bad.id)] and not filed.action_taken
assert refused(lambda: anna.admin_reports(), MastodonAPIError)
assert refused(lambda: anna.admin_account(ben_id), MastodonAPIError)

# Being told, and looking
notice = moderator.notifications(types=["admin.report"])[0]
assert notice.report.id == filed.id and notice.account.id == anna.me().id
report = moderator.admin_reports(target_account_id=ben_id)[0]
assert report.id == filed.id and report.statuses[0].id == bad.id and report.rules[0].text == rules[0].text
assert report.target_account.username == ben.me().username and report.account.account.id == anna.me().id
assert moderator.admin_report(report).comment == "Sells pills"

# Sharing out and settling
assert moderator.admin_report_assign(report).assigned_account.id == moderator.me().id
assert moderator.admin_report_unassign(report).assigned_account is None
assert moderator.admin_report_resolve(report).action_taken
assert moderator.admin_reports(target_account_id=ben_id) == []
assert moderator.admin_reports(resolved=True, target_account_id=ben_id)[0].id == report.id
assert not moderator.admin_report_reopen(report).action_taken

# Finding accounts
found = moderator.admin_accounts_v2(username=ben.me().username, origin="local", status="active")
assert [account.id for account in found] == [ben_id] and found[0].role.id is not None
assert moderator.admin_accounts_v1(username=ben.me().username)[0].id == ben_id
assert moderator.admin_accounts_v2(email=found[0].email)[0].ips == []
page = moderator.admin_accounts_v2(limit=1)
assert moderator.fetch_next(page)[0].id != page[0].id

# Acting
moderator.admin_account_moderate(ben_id, text="Mind the rules", report_id=report)
warning = ben.notifications(types=["moderation_warning"])[0].moderation_warning
assert warning.action == "none" and warning.text == "Mind the rules"
assert moderator.admin_report(report).action_taken
moderator.admin_account_moderate(ben_id, action="silence")
assert moderator.admin_account(ben_id).silenced and anna.account(ben_id).limited
assert not moderator.admin_account_unsilence(ben_id).silenced
moderator.admin_account_moderate(ben_id, action="sensitive")
assert anna.status(bad).sensitive and not moderator.admin_account_unsensitive(ben_id).get("sensitized")
moderator.admin_account_moderate(ben_id, action="suspend", text="Pills again")
assert anna.account(ben_id).suspended and refused(lambda: anna.status(bad), MastodonNotFoundError)
assert refused(lambda: ben.me(), MastodonUnauthorizedError)
assert not moderator.admin_account_unsuspend(ben_id).suspended and anna.status(bad).id == bad.id
moderator.admin_account_moderate(ben_id, action="disable")
assert moderator.admin_account(ben_id).disabled and not moderator.admin_account_enable(ben_id).disabled
assert refused(lambda: moderator.admin_account_moderate(moderator.me(), action="disable"), MastodonAPIError)
assert refused(lambda: moderator.admin_account_approve(ben_id), MastodonAPIError)
print("ALL DONE")
