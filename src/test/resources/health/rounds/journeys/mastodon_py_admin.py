"""What Mastodon.py 1.8 has for administrators: arguments are the server, an administrator's token and a member's."""

import datetime
import sys

from mastodon import Mastodon, MastodonAPIError, MastodonNotFoundError

server, admin_token, member_token = sys.argv[1:4]
admin = Mastodon(access_token=admin_token, api_base_url=server)
member = Mastodon(access_token=member_token, api_base_url=server)

# Servers
made = admin.admin_create_domain_block("Mastodon-py.example", severity="suspend", reject_media=True,
                                       private_comment="Asked twice", public_comment="Advertisements", obfuscate=False)
assert made.domain == "mastodon-py.example" and made.severity == "suspend" and made.reject_media
assert isinstance(made.created_at, datetime.datetime)
assert admin.admin_domain_blocks(id=made).private_comment == "Asked twice"
assert made.id in [block.id for block in admin.admin_domain_blocks(limit=200)]
changed = admin.admin_update_domain_block(made, severity="silence", obfuscate=True)
assert changed.severity == "silence" and changed.obfuscate and changed.public_comment == "Advertisements"
try:
    admin.admin_create_domain_block("sub.mastodon-py.example", severity="silence")
    raise AssertionError("it is covered already")
except MastodonAPIError as error:
    assert error.args[1] == 422 and "mastodon-py.example" in error.args[3], error
admin.admin_delete_domain_block(made)
try:
    admin.admin_domain_blocks(id=made)
    raise AssertionError("it is gone")
except MastodonNotFoundError:
    pass

# Figures
status = member.status_post("Figures #mastodonpyfigures", language="en")
now = datetime.datetime.now(datetime.timezone.utc)
ago = now - datetime.timedelta(days=6)
measures = admin.admin_measures(ago, now, active_users=True, new_users=True, interactions=True, opened_reports=True,
                                tag_uses="mastodonpyfigures", tag_accounts="mastodonpyfigures",
                                tag_servers="mastodonpyfigures", instance_accounts="other.example",
                                instance_media_attachments="https://other.example/about")
assert [measure.key for measure in measures] == [
    "active_users", "new_users", "interactions", "opened_reports", "tag_accounts", "tag_uses", "tag_servers", "instance_accounts",
    "instance_media_attachments"], measures
assert int(measures[0].total) >= 1 and int(measures[1].total) >= 2 and measures[5].total in (1, "1")
assert len(measures[0].data) == 7 and isinstance(measures[0].data[0].date, datetime.datetime), measures[0]
dimensions = admin.admin_dimensions(ago, now, limit=3, languages=True, sources=True, servers=True, space_usage=True,
                                    software_versions=True, tag_languages="mastodonpyfigures",
                                    instance_languages="other.example")
assert len(dimensions) == 7 and "English" in [value.human_key for value in dimensions[0].data], dimensions
cohorts = admin.admin_retention(ago, now)
assert len(cohorts) == 7 and cohorts[-1].data[0].rate > 0, cohorts
assert len(admin.admin_retention(ago, now, frequency="month")) in (1, 2)

# Trends
assert isinstance(admin.admin_trending_tags(limit=5), list)
assert isinstance(admin.admin_trending_statuses(), list)
assert admin.admin_trending_links() == []

# A member gets none of it
for call in (admin.admin_domain_blocks, admin.admin_trending_tags):
    try:
        getattr(member, call.__name__)()
        raise AssertionError("a member must not")
    except MastodonAPIError as error:
        assert error.args[1] == 403, error
member.status_delete(status)
print("ALL DONE")
