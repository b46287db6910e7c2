"""Ben's day with Mastodon.py 1.8: arguments are the server, Ben, Anna, Anna's token, a picture and the password."""

import base64
import datetime
import sys
import threading
import time

from mastodon import Mastodon, MastodonAPIError, MastodonNotFoundError, StreamListener

server, ben_name, anna_name, anna_token, picture, password = sys.argv[1:7]

client_id, client_secret = Mastodon.create_app(
    "Journey", scopes=["read", "write", "follow", "push"], api_base_url=server
)
ben = Mastodon(client_id=client_id, client_secret=client_secret, api_base_url=server)
print("LINK " + ben.auth_request_url(scopes=["read", "write", "follow", "push"]))
ben.log_in(code=sys.stdin.readline().strip(), scopes=["read", "write", "follow", "push"])
anna = Mastodon(access_token=anna_token, api_base_url=server)


def eventually(condition):
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("did not happen within ten seconds")


# Who and where
me = ben.account_verify_credentials()
assert me.username == ben_name and me.fields == [] and isinstance(me.created_at, datetime.datetime)
anna_id = ben.account_lookup(anna_name).id
assert ben.app_verify_credentials().name == "Journey"
assert ben.mastodon_major == 4 and ben.instance().title
assert ben.instance_health() and ben.instance_rules()[0].text and isinstance(ben.instance_peers(), list)
assert ben.instance_activity() == [] and ben.account(me).acct == ben_name
assert ben.instance_nodeinfo().software.name == "rounds"
assert ben.preferences()["posting:default:visibility"] == "public"
for empty in (ben.filters, ben.conversations, ben.endorsements, ben.domain_blocks, ben.featured_tags):
    assert empty() == [], empty
for listed in (ben.custom_emojis, ben.announcements, ben.suggestions, ben.trends, ben.trending_tags, ben.trending_statuses, ben.trending_links):
    assert isinstance(listed(), list), listed
newcomer = Mastodon(client_id=client_id, client_secret=client_secret, api_base_url=server)
newcomer.create_account(ben_name + "_two", password, ben_name + "_two@example.org", agreement=True)
assert newcomer.me().username == ben_name + "_two"
try:
    newcomer.email_resend_confirmation()
    raise AssertionError("there is nothing to confirm")
except MastodonAPIError as error:
    assert error.args[1] == 403, error

# Streams are open before anything happens
heard = []


class Ears(StreamListener):
    def on_update(self, status):
        heard.append(("update", status.id))

    def on_notification(self, notification):
        heard.append(("notification", notification.type))

    def on_delete(self, status_id):
        heard.append(("delete", status_id))

    def on_status_update(self, status):
        heard.append(("edit", status.id))

    def on_filters_changed(self):
        heard.append(("filters", None))

    def handle_heartbeat(self):
        heard.append("open")


assert ben.stream_healthy()
ben.account_follow(anna_id)
live = ben.list_create("Live")
ben.list_accounts_add(live, [anna_id])
listening = []


def listen(stream, *parameters):
    heard.clear()
    listening.append(stream(*parameters, Ears(), run_async=True))
    eventually(lambda: "open" in heard)


listen(ben.stream_public)
listen(ben.stream_local)
listen(ben.stream_hashtag, ben_name)
listen(ben.stream_list, live.id)
listen(ben.stream_direct)
for stream in listening:
    stream.close()
listen(ben.stream_user)

# Writing
first = ben.status_post("Good morning, rounds #" + ben_name, idempotency_key="once")
assert ben.status_post("Good morning, rounds #" + ben_name, idempotency_key="once").id == first.id
media = ben.media_post(picture, description="A blank square", focus=(0.1, -0.2))
assert media.url and ben.media_update(media, description="A black square").description == "A black square"
shown = ben.status_post("With a picture", media_ids=[media], sensitive=True, spoiler_text="Square", visibility="unlisted")
assert shown.media_attachments[0].description == "A black square" and shown.visibility == "unlisted"
asked = ben.status_post("Which one?", poll=ben.make_poll(["Left", "Right"], expires_in=3600))
anna.poll_vote(asked.poll, 1)
assert anna.poll(asked.poll).own_votes == [1] and ben.poll(asked.poll).options[1].votes_count == 1
assert ben.media(media).id == media.id
later = ben.status_post("Later", scheduled_at=datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=2))
assert ben.scheduled_statuses()[0].id == later.id
ben.scheduled_status_update(later, datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=3))
assert ben.scheduled_status(later).id == later.id
ben.scheduled_status_delete(later)
assert ben.scheduled_statuses() == []
reply = anna.status_reply(first, "and to you")
assert reply.in_reply_to_id == first.id and ben.status_context(first).descendants[0].id == reply.id
edited = ben.status_update(first, status="Good evening, rounds #" + ben_name)
assert edited.edited_at is not None and len(ben.status_history(first)) == 2
assert ben.status_source(first).text.startswith("Good evening")

# Marking
assert anna.status_favourite(first).favourited and anna.status_bookmark(first).bookmarked
assert anna.status_reblog(first).reblog.id == first.id
assert [account.id for account in ben.status_favourited_by(first)] == [anna_id]
assert [account.id for account in ben.status_reblogged_by(first)] == [anna_id]
assert anna.favourites()[0].id == first.id and anna.bookmarks()[0].id == first.id
assert ben.status_pin(first).pinned and ben.account_statuses(me, pinned=True)[0].id == first.id
assert not anna.status_unfavourite(first).favourited and not anna.status_unbookmark(first).bookmarked
assert not anna.status_unreblog(first).reblogged and not ben.status_unpin(first).pinned
assert ben.status_mute(first).muted and not ben.status_unmute(first).muted
anna.status_favourite(asked)
anna.status_reblog(asked)

# Reading
assert {reply.id, asked.id, shown.id, first.id} <= {status.id for status in ben.timeline_home()}
for timeline in (ben.timeline_home, ben.timeline_local, ben.timeline_public):
    assert first.id in [status.id for status in timeline(limit=40)]
assert ben.timeline_hashtag(ben_name)[0].id == first.id
page = ben.account_statuses(me, limit=1)
everything = ben.fetch_remaining(page)
assert len({status.id for status in everything}) == 3
assert ben.fetch_previous(ben.fetch_next(page))[0].id == page[0].id
assert ben.search(ben_name).hashtags[0].name == ben_name
assert anna_id in [account.id for account in ben.search("@" + anna_name).accounts]
assert anna_id in [account.id for account in ben.account_search(anna_name)]
assert first.id in [status.id for status in ben.search_v2("evening", result_type="statuses").statuses]
assert anna_id in [account.id for account in ben.search_v1("@" + anna_name).accounts]
assert isinstance(ben.directory(), list)

# Not reading
hidden = ben.filter_create("good evening", ["home"], whole_word=True, expires_in=3600)
eventually(lambda: ("filters", None) in heard)
assert ben.filter(hidden).phrase == "good evening" and ben.filters()[0].id == hidden.id
assert ben.filters_apply([ben.status(first)], [hidden], "home") == []
assert ben.filter_update(hidden, phrase="good night", context=["home"]).phrase == "good night"
ben.filter_delete(hidden)
assert ben.filters() == []

# People
assert ben.account_relationships(anna_id)[0].following
assert anna.account_followers(anna_id)[0].id == me.id and ben.account_following(me)[0].id == anna_id
assert not ben.account_unfollow(anna_id).following and ben.account_follow(anna_id, notify=True).notifying
assert anna.account_familiar_followers(me)[0].accounts == []
assert ben.account_pin(anna_id).endorsed and ben.endorsements()[0].id == anna_id
assert not ben.account_unpin(anna_id).endorsed
shown_tag = ben.featured_tag_create(ben_name)
assert ben.featured_tags()[0].id == shown_tag.id == anna.account_featured_tags(me)[0].id
assert isinstance(ben.featured_tag_suggestions(), list)
ben.featured_tag_delete(shown_tag)
ben.suggestion_delete(anna_id)
assert ben.account_note_set(anna_id, "Chief").note == "Chief"
ben.list_accounts_add(ben.list_create("Cardiology"), [anna_id])
cardiology = next(each for each in ben.lists() if each.title == "Cardiology")
assert ben.list(cardiology).id == cardiology.id
assert ben.list_accounts(cardiology)[0].id == anna_id and cardiology.id in [each.id for each in ben.account_lists(anna_id)]
assert ben.timeline_list(cardiology)[0].account.id == anna_id
ben.list_accounts_delete(cardiology, [anna_id])
assert ben.list_update(cardiology, "Heart").title == "Heart"
ben.list_delete(cardiology)
changed = ben.account_update_credentials(
    display_name="Ben", note="Resident", avatar=picture, fields=[("Web", "https://example.org")], locked=True
)
assert changed.display_name == "Ben" and changed.fields[0].name == "Web" and changed.locked
assert anna.account_follow(me).requested and ben.follow_requests()[0].id == anna_id
ben.follow_request_reject(anna_id)
assert anna.account_follow(me).requested
ben.follow_request_authorize(anna_id)
assert anna.account_relationships(me)[0].following
assert ben.account_remove_from_followers(anna_id).followed_by is False
assert ben.account_mute(anna_id, notifications=False).muting and ben.mutes()[0].id == anna_id
assert not ben.account_unmute(anna_id).muting
assert ben.markers_set(["home"], [first])["home"].last_read_id == first.id
assert ben.markers_get(["home"])["home"].version == 0

# Being told
eventually(lambda: {"mention", "favourite", "reblog"} <= {notice.type for notice in ben.notifications()})
mentions = ben.notifications(types=["mention"])
assert {notice.type for notice in mentions} == {"mention"} and mentions[0].status.id == reply.id
assert ben.notifications(mentions[0].id).id == mentions[0].id
ben.notifications_dismiss(mentions[0])
ben.notifications_clear()
assert ben.notifications() == []
gone = ben.status_delete(shown)
assert gone.text == "With a picture"
eventually(lambda: {("update", first.id), ("update", reply.id), ("notification", "mention"),
                    ("edit", first.id), ("delete", shown.id)} <= set(event for event in heard if event != "open"))
listening[-1].close()

# Being told while away: the keys are those of RFC 8291, appendix A, and nobody listens at the address
keys = {
    "pubkey": base64.urlsafe_b64decode(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4="),
    "auth": base64.urlsafe_b64decode("BTBZMqHH6r4Tts7J_aSIgg=="),
}
push = ben.push_subscription_set(
    "https://127.0.0.1:9/push", keys, mention_events=True, favourite_events=False, policy="followed")
assert push.alerts.mention and not push.alerts.favourite and not push.alerts.poll and push.policy == "followed"
assert push.server_key == ben.app_verify_credentials().vapid_key
assert ben.push_subscription().id == push.id and isinstance(push.id, int)
push = ben.push_subscription_update(poll_events=True)
assert push.alerts.poll and not push.alerts.mention
ben.push_subscription_delete()
try:
    ben.push_subscription()
    raise AssertionError("the subscription has ended")
except MastodonNotFoundError:
    pass

# Being refused
try:
    ben.status_post("Call the son of my patient on 212-555-0187.")
    raise AssertionError("a telephone number went out")
except MastodonAPIError as error:
    assert error.args[1] == 422 and "telephone number" in error.args[3], error
try:
    ben.status(1)
    raise AssertionError("there is no such post")
except MastodonNotFoundError as error:
    assert error.args[3] == "Record not found", error

# Leaving, and coming back with name and password where the server allows it
ben.account_block(anna_id)
assert ben.blocks()[0].id == anna_id and not ben.account_unblock(anna_id).blocking
ben.revoke_access_token()
ben.log_in(ben_name, password, scopes=["read"])
assert ben.account_verify_credentials().id == me.id
print("ALL DONE")
