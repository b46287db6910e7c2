// Ben's day with masto.js: a JSON object on the command line says where the server is and who is there.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { createInterface } from "node:readline/promises";
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient, MastoHttpError } from "masto";

const at = JSON.parse(process.argv[2]);
const SCOPES = "read write follow push";
const OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
const client = (accessToken) => createRestAPIClient({ url: at.server, accessToken });
const anna = client(at.anna.token);
const carla = client(at.carla.token);
const keeper = client(at.keeper.token);

/** Whatever a topic leaves for those after it: ben's client and account, the others' accounts, posts. */
const seen = {};

async function eventually(what, happened) {
  for (let i = 0; i < 200; i++) {
    const result = await happened();
    if (result) {
      return result;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen within ten seconds: ${what}`);
}

async function refused(status, message, promise) {
  const error = await promise.then(
    () => assert.fail(`should have been refused: ${message}`),
    (problem) => problem,
  );
  assert(error instanceof MastoHttpError, error);
  assert.equal(error.statusCode, status);
  assert.match(error.message, message);
  return error;
}

const ids = (items) => items.map((item) => item.id);

/** Every item of every page, in order; an id that comes twice is a failure. */
async function all(paginator, betweenPages = async () => {}) {
  const items = [];
  for await (const page of paginator) {
    items.push(...page);
    await betweenPages();
  }
  assert.equal(new Set(ids(items)).size, items.length, "no item may come twice");
  return items;
}

async function signIn() {
  const app = await client().v1.apps.create({ clientName: "Journey", redirectUris: OUT_OF_BAND, scopes: SCOPES });
  const oauth = createOAuthAPIClient({ url: at.server });
  const codeVerifier = randomBytes(32).toString("base64url");
  const link = new URL("/oauth/authorize", at.server);
  link.search = new URLSearchParams({
    response_type: "code",
    client_id: app.clientId,
    redirect_uri: OUT_OF_BAND,
    scope: SCOPES,
    code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  console.log(`LINK ${link}`);
  const input = createInterface({ input: process.stdin });
  const code = await input.question("");
  input.close();
  const grant = { clientId: app.clientId, clientSecret: app.clientSecret, redirectUri: OUT_OF_BAND, scope: SCOPES };
  const wrong = { ...grant, grantType: "authorization_code", code, codeVerifier: "x".repeat(43) };
  const error = await refused(400, /invalid_grant/, oauth.token.create(wrong));
  assert.match(error.description, /invalid/);
  const token = await oauth.token.create({ ...wrong, codeVerifier });
  assert.equal(token.tokenType, "Bearer");
  seen.ben = client(token.accessToken);
  seen.token = token.accessToken;
  seen.revoke = () => oauth.revoke({ ...grant, token: token.accessToken });
  assert.equal((await seen.ben.v1.apps.verifyCredentials()).name, "Journey");
  const ofTheApp = await oauth.token.create({ ...grant, grantType: "client_credentials" });
  await refused(
    422,
    /requires an authenticated user/,
    client(ofTheApp.accessToken).v1.accounts.verifyCredentials(),
  );
  const joined = await client(ofTheApp.accessToken).v1.accounts.create({
    username: `${at.ben.name}_too`,
    email: `${at.ben.name}_too@example.org`,
    password: at.password,
    agreement: true,
    locale: "en",
  });
  const newcomer = client(joined.accessToken);
  seen.newcomer = await newcomer.v1.accounts.verifyCredentials();
  assert.equal(seen.newcomer.username, `${at.ben.name}_too`);
  await refused(403, /awaiting confirmation/, newcomer.v1.emails.confirmations.create());
  const withPassword = await oauth.token.create({
    ...grant,
    grantType: "password",
    username: at.ben.name,
    password: at.password,
  });
  assert.equal((await client(withPassword.accessToken).v1.accounts.verifyCredentials()).username, at.ben.name);
}

async function whoAndWhere() {
  const { ben } = seen;
  seen.me = await ben.v1.accounts.verifyCredentials();
  assert.equal(seen.me.username, at.ben.name);
  seen.anna = await ben.v1.accounts.lookup({ acct: at.anna.name });
  seen.carla = await ben.v1.accounts.lookup({ acct: at.carla.name });
  const server = await ben.v2.instance.fetch();
  assert.match(server.version, /^4\.5\./);
  assert.equal(server.configuration.statuses.maxCharacters, 5000);
  assert.equal((await ben.v1.instance.fetch()).configuration.statuses.maxCharacters, 5000);
  seen.vapidKey = server.configuration.vapid.publicKey;
  assert.equal(server.apiVersions.mastodon, 7);
  assert(server.rules.length > 0);
  seen.streaming = server.configuration.urls.streaming;
  assert(Array.isArray(await ben.v1.instance.peers.list()));
  assert.deepEqual(await ben.v1.instance.activity.list(), []);
  assert.deepEqual(await ben.v1.instance.domainBlocks.fetch(), []);
  assert.match((await ben.v1.instance.extendedDescription.fetch()).content, /screened/);
  assert((await ben.v1.instance.languages.list()).some(({ code, name }) => code === "en" && name === "English"));
  assert.deepEqual(await ben.v1.instance.translationLanguages.list(), {});
  assert.equal((await ben.v1.preferences.fetch())["posting:default:visibility"], "public");
  assert.deepEqual(ids(await ben.v1.accounts.fetch({ id: [seen.anna.id, seen.carla.id] })), [
    seen.anna.id,
    seen.carla.id,
  ]);
  assert.equal((await ben.v1.accounts.$select(seen.anna.id).fetch()).acct, at.anna.name);
}

/** One connection for all streams; what comes is kept by the stream it came on. */
async function openStreams() {
  const sockets = createStreamingAPIClient({ streamingApiUrl: seen.streaming, accessToken: seen.token });
  await sockets.prepare();
  seen.heard = [];
  const listen = (name, subscription) => {
    (async () => {
      for await (const { event, payload } of subscription) {
        seen.heard.push(`${name} ${event} ${payload.type ?? payload.id ?? payload}`);
      }
    })().catch((problem) => seen.heard.push(`${name} failed ${problem}`));
    return subscription;
  };
  listen("user", sockets.user.subscribe());
  listen("notification", sockets.user.notification.subscribe());
  listen("public", sockets.public.subscribe());
  listen("local", sockets.public.local.subscribe());
  listen("remote", sockets.public.remote.subscribe());
  listen("pictures", sockets.public.media.subscribe());
  listen("direct", sockets.direct.subscribe());
  listen("local tag", sockets.hashtag.local.subscribe({ tag: at.ben.name }));
  const list = await seen.ben.v1.lists.create({ title: "Live" });
  await seen.ben.v1.accounts.$select(seen.anna.id).follow();
  await seen.ben.v1.lists.$select(list.id).accounts.create({ accountIds: [seen.anna.id] });
  listen("list", sockets.list.subscribe({ list: list.id }));
  seen.tagStream = listen("tag", sockets.hashtag.subscribe({ tag: at.ben.name }));
  // Subscribing is not answered: heard once a post comes on every one of them.
  seen.first = await eventually("all streams are open", async () => {
    const post = await seen.ben.v1.statuses.create({ status: `Good morning, rounds #${at.ben.name}` });
    const streams = ["user", "public", "local", "local tag", "tag"];
    const open = () => streams.every((stream) => seen.heard.includes(`${stream} update ${post.id}`));
    for (let i = 0; i < 20 && !open(); i++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return open() ? post : undefined;
  });
  const ofAnna = await anna.v1.statuses.create({ status: "For the list", visibility: "unlisted" });
  await heard(`list update ${ofAnna.id}`);
  const said = await anna.v1.statuses.create({ status: `@${at.ben.name} a word`, visibility: "direct" });
  await heard(`direct conversation ${said.id}`);
  await seen.ben.v1.lists.$select(list.id).remove();
  await seen.ben.v1.accounts.$select(seen.anna.id).unfollow();
  seen.closeStreams = () => sockets.close();
}

const heard = (what) => eventually(`to hear "${what}" in ${seen.heard}`, () => seen.heard.includes(what));

async function writing() {
  const { ben, first } = seen;
  const once = { requestInit: { headers: { "Idempotency-Key": "once" } } };
  const draft = { status: "Written once", language: "en", visibility: "unlisted", spoilerText: "Only once" };
  const post = await ben.v1.statuses.create(draft, once);
  assert.equal((await ben.v1.statuses.create(draft, once)).id, post.id);
  assert.equal(post.visibility, "unlisted");
  assert.equal(post.spoilerText, "Only once");
  assert.equal(post.application.name, "Journey");
  const select = ben.v1.statuses.$select(post.id);
  const edited = await select.update({ status: "Written twice", spoilerText: "" });
  assert.match(edited.content, /twice/);
  assert(edited.editedAt);
  assert.equal((await select.history.list()).length, 2);
  assert.equal((await select.source.fetch()).text, "Written twice");
  await heard(`user status.update ${post.id}`);
  const answer = await anna.v1.statuses.create({ status: `@${at.ben.name} well said`, inReplyToId: first.id });
  const furtherAnswer = await ben.v1.statuses.create({ status: "Thank you", inReplyToId: answer.id });
  const context = await ben.v1.statuses.$select(answer.id).context.fetch();
  assert.deepEqual(ids(context.ancestors), [first.id]);
  assert.deepEqual(ids(context.descendants), [furtherAnswer.id]);
  await refused(403, /does not translate/, ben.v1.statuses.$select(answer.id).translate({ lang: "de" }));
  assert.deepEqual(ids(await ben.v1.statuses.fetch({ id: [first.id, answer.id] })), [first.id, answer.id]);
  assert.equal((await select.remove()).text, "Written twice");
  await heard(`user delete ${post.id}`);
  await refused(404, /Record not found/, select.fetch());
  seen.answer = answer;
  await heard("notification notification mention");
  await heard("user notification mention");
}

async function polls() {
  const asked = await seen.ben.v1.statuses.create({
    status: "Which one?",
    poll: { options: ["Left", "Right"], expiresIn: 3600, multiple: false, hideTotals: false },
  });
  const voted = await anna.v1.polls.$select(asked.poll.id).votes.create({ choices: [1] });
  assert.deepEqual(voted.ownVotes, [1]);
  assert.equal((await seen.ben.v1.polls.$select(asked.poll.id).fetch()).options[1].votesCount, 1);
  await refused(422, /already voted/, anna.v1.polls.$select(asked.poll.id).votes.create({ choices: [0] }));
}

async function media() {
  const { ben } = seen;
  const file = await openAsBlob(at.picture, { type: "image/png" });
  const picture = await ben.v2.media.create({ file, description: "A blank square", focus: "0.1,-0.2" });
  assert.equal(picture.type, "image");
  const select = ben.v1.media.$select(picture.id);
  assert.equal((await select.update({ description: "A black square" })).description, "A black square");
  assert.equal((await select.fetch()).meta.focus.x, 0.1);
  const older = await ben.v1.media.create({ file });
  const post = await ben.v1.statuses.create({ status: "Squares", mediaIds: [picture.id, older.id], sensitive: true });
  assert.deepEqual(ids(post.mediaAttachments), [picture.id, older.id]);
  await heard(`pictures update ${post.id}`);
  const only = { onlyMedia: true };
  assert.deepEqual(ids(await ben.v1.accounts.$select(seen.me.id).statuses.list(only)), [post.id]);
}

async function scheduled() {
  const { ben } = seen;
  const inHours = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const later = [];
  for (const hours of [2, 3, 4]) {
    later.push(await ben.v1.statuses.create({ status: `In ${hours} hours`, scheduledAt: inHours(hours) }));
  }
  const found = await all(ben.v1.scheduledStatuses.list({ limit: 1 }));
  assert.deepEqual(new Set(ids(found)), new Set(ids(later)));
  const select = ben.v1.scheduledStatuses.$select(later[0].id);
  const changed = await select.update({ scheduledAt: inHours(5) });
  assert.equal((await select.fetch()).scheduledAt, changed.scheduledAt);
  for (const each of later) {
    await ben.v1.scheduledStatuses.$select(each.id).remove();
  }
  assert.deepEqual(await ben.v1.scheduledStatuses.list(), []);
}

async function people() {
  const { ben, me } = seen;
  const toAnna = ben.v1.accounts.$select(seen.anna.id);
  const followed = await toAnna.follow({ reblogs: true, notify: true });
  assert(followed.following && followed.notifying);
  assert((await ben.v1.accounts.relationships.fetch({ id: [seen.anna.id] }))[0].following);
  await anna.v1.accounts.$select(me.id).follow();
  await carla.v1.accounts.$select(me.id).follow();
  await carla.v1.accounts.$select(seen.anna.id).follow();
  await heard("notification notification follow");
  assert.deepEqual(ids(await all(ben.v1.accounts.$select(me.id).followers.list({ limit: 1 }))), [
    seen.carla.id,
    seen.anna.id,
  ]);
  assert.deepEqual(ids(await ben.v1.accounts.$select(me.id).following.list()), [seen.anna.id]);
  const familiar = await carla.v1.accounts.familiarFollowers.fetch({ id: [me.id] });
  assert.deepEqual(ids(familiar[0].accounts), [seen.anna.id]);
  assert.equal((await toAnna.note.create({ comment: "Chief" })).note, "Chief");
  assert((await toAnna.endorse()).endorsed);
  assert.deepEqual(ids(await ben.v1.endorsements.list()), [seen.anna.id]);
  assert.deepEqual(ids(await anna.v1.accounts.$select(me.id).endorsements.list()), [seen.anna.id]);
  assert(!(await toAnna.unendorse()).endorsed);
  assert((await toAnna.pin()).endorsed);
  assert(!(await toAnna.unpin()).endorsed);
  const toCarla = ben.v1.accounts.$select(seen.carla.id);
  assert((await toCarla.mute({ notifications: false, duration: 3600 })).muting);
  await toAnna.mute();
  assert.deepEqual(ids(await all(ben.v1.mutes.list({ limit: 1 }))), [seen.anna.id, seen.carla.id]);
  assert(!(await toAnna.unmute()).muting);
  assert(!(await toCarla.unmute()).muting);
  assert((await toCarla.block()).blocking);
  assert.deepEqual(ids(await ben.v1.blocks.list()), [seen.carla.id]);
  assert(!(await toCarla.unblock()).blocking);
  await carla.v1.accounts.$select(me.id).follow();
  await toCarla.removeFromFollowers();
  assert(!(await ben.v1.accounts.relationships.fetch({ id: [seen.carla.id] }))[0].followedBy);
  assert(ids(await ben.v1.accounts.search.list({ q: at.anna.name })).includes(seen.anna.id));
  assert(Array.isArray(await ben.v1.directory.list({ order: "new", local: true, limit: 5 })));
}

async function profile() {
  const { ben, me } = seen;
  const avatar = await openAsBlob(at.picture, { type: "image/png" });
  const changed = await ben.v1.accounts.updateCredentials({
    displayName: "Ben",
    note: "Resident",
    locked: true,
    avatar,
    header: avatar,
    fieldsAttributes: [{ name: "Web", value: "https://example.org" }],
  });
  assert.equal(changed.displayName, "Ben");
  assert.equal(changed.fields[0].name, "Web");
  assert(changed.locked);
  assert.notEqual((await ben.v1.profile.avatar.remove()).avatar, changed.avatar);
  assert.notEqual((await ben.v1.profile.header.remove()).header, changed.header);
  const toBen = carla.v1.accounts.$select(me.id);
  assert((await toBen.follow()).requested);
  assert.deepEqual(ids(await ben.v1.followRequests.list()), [seen.carla.id]);
  await ben.v1.followRequests.$select(seen.carla.id).reject();
  assert.deepEqual(await ben.v1.followRequests.list(), []);
  await toBen.follow();
  await ben.v1.followRequests.$select(seen.carla.id).authorize();
  assert((await carla.v1.accounts.relationships.fetch({ id: [me.id] }))[0].following);
  assert(!(await toBen.unfollow()).following);
  await ben.v1.accounts.updateCredentials({ locked: false });
}

async function marks() {
  const { ben, first } = seen;
  const toFirst = anna.v1.statuses.$select(first.id);
  const toAnswer = ben.v1.statuses.$select(seen.answer.id);
  const own = ben.v1.statuses.$select(first.id);
  assert((await toFirst.favourite()).favourited);
  assert((await toFirst.bookmark()).bookmarked);
  assert.equal((await toFirst.reblog()).reblog.id, first.id);
  await heard("user notification favourite");
  await heard("user notification reblog");
  assert.deepEqual(ids(await own.favouritedBy.list()), [seen.anna.id]);
  assert.deepEqual(ids(await own.rebloggedBy.list()), [seen.anna.id]);
  await own.favourite();
  await own.bookmark();
  await toAnswer.favourite();
  await toAnswer.bookmark();
  assert.deepEqual(ids(await all(ben.v1.favourites.list({ limit: 1 }))), [seen.answer.id, first.id]);
  assert.deepEqual(ids(await all(ben.v1.bookmarks.list({ limit: 1 }))), [seen.answer.id, first.id]);
  assert((await own.pin()).pinned);
  assert.deepEqual(ids(await ben.v1.accounts.$select(seen.me.id).statuses.list({ pinned: true })), [first.id]);
  assert(!(await own.unpin()).pinned);
  assert((await own.mute()).muted);
  assert(!(await own.unmute()).muted);
  assert(!(await own.unfavourite()).favourited);
  assert(!(await own.unbookmark()).bookmarked);
  assert(!(await toFirst.unreblog()).reblogged);
}

/** Nothing is lost and nothing comes twice, whatever is posted while the pages are read. */
async function timelines() {
  const { ben, me, first } = seen;
  const cardiology = await ben.v1.lists.create({ title: "Cardiology", repliesPolicy: "list", exclusive: false });
  await ben.v1.lists.$select(cardiology.id).accounts.create({ accountIds: [seen.anna.id] });
  const tag = `pages_${at.ben.name}`;
  const posted = [];
  for (let i = 0; i < 5; i++) {
    posted.unshift((await anna.v1.statuses.create({ status: `Page ${i} #${tag}` })).id);
  }
  const post = () => anna.v1.statuses.create({ status: `While others read #${tag}` });
  const page = { limit: 2, sinceId: first.id };
  for (const [name, timeline] of Object.entries({
    home: ben.v1.timelines.home.list(page),
    // What others have written before is read as well: links to what is older say nothing of sinceId.
    public: ben.v1.timelines.public.list({ limit: 40, sinceId: first.id, local: true }),
    tag: ben.v1.timelines.tag.$select(tag).list(page),
    list: ben.v1.timelines.list.$select(cardiology.id).list(page),
    account: ben.v1.accounts.$select(seen.anna.id).statuses.list({ ...page, excludeReplies: true }),
  })) {
    const read = await all(timeline, post);
    assert.deepEqual(ids(read).filter((id) => posted.includes(id)), posted, name);
  }
  const upwards = ben.v1.timelines.tag.$select(tag).list({ limit: 2, minId: posted.at(-1) }).setDirection("prev");
  const pages = [];
  for await (const newer of upwards) {
    pages.push(...newer.reverse());
  }
  const downwards = await all(ben.v1.timelines.tag.$select(tag).list({ limit: 40 }));
  assert.deepEqual(ids(pages), ids(downwards).reverse().slice(1), "forwards as backwards");
  assert(Array.isArray(await ben.v1.timelines.direct.list()));
  const remote = await ben.v1.timelines.public.list({ remote: true });
  assert(remote.every((post) => post.account.acct.includes("@")), "posts of other servers only");
  assert(ids(await ben.v1.accounts.$select(me.id).statuses.list({ tagged: at.ben.name })).includes(first.id));
  await lists(cardiology);
}

async function lists(cardiology) {
  const { ben } = seen;
  const select = ben.v1.lists.$select(cardiology.id);
  assert.deepEqual(ids(await select.accounts.list()), [seen.anna.id]);
  assert.deepEqual(ids(await ben.v1.accounts.$select(seen.anna.id).lists.list()), [cardiology.id]);
  assert.equal((await select.update({ title: "Heart", exclusive: true })).exclusive, true);
  assert.equal((await select.fetch()).title, "Heart");
  await select.accounts.remove({ accountIds: [seen.anna.id] });
  assert.deepEqual(await select.accounts.list(), []);
  await select.remove();
  assert.deepEqual(await ben.v1.lists.list(), []);
}

async function tags() {
  const { ben } = seen;
  const tag = ben.v1.tags.$select(at.ben.name);
  assert((await tag.follow()).following);
  await ben.v1.tags.$select("handover").follow();
  assert.deepEqual(
    (await Array.fromAsync(ben.v1.followedTags.list({ limit: 1 }))).flat().map((each) => each.name),
    ["handover", at.ben.name],
  );
  assert(!(await tag.unfollow()).following);
  assert.equal((await tag.fetch()).following, false);
  assert((await tag.feature()).featuring);
  assert(!(await tag.unfeature()).featuring);
  const featured = await ben.v1.featuredTags.create({ name: at.ben.name });
  assert.deepEqual(ids(await ben.v1.featuredTags.list()), [featured.id]);
  assert.deepEqual(ids(await anna.v1.accounts.$select(seen.me.id).featuredTags.list()), [featured.id]);
  assert(Array.isArray(await ben.v1.featuredTags.suggestions.list()));
  await ben.v1.featuredTags.$select(featured.id).remove();
  assert.deepEqual(await ben.v1.featuredTags.list(), []);
}

async function filters() {
  const { ben, first } = seen;
  const made = await ben.v2.filters.create({
    title: "Mornings",
    context: ["home", "public"],
    filterAction: "warn",
    expiresIn: 3600,
    keywordsAttributes: [{ keyword: "good morning", wholeWord: true }],
  });
  await heard("user filters_changed [object Object]");
  const filtered = async () => (await ben.v1.statuses.$select(first.id).fetch()).filtered;
  const [match] = await filtered();
  assert.equal(match.filter.id, made.id);
  assert.deepEqual(match.keywordMatches, ["good morning"]);
  const select = ben.v2.filters.$select(made.id);
  const word = await select.keywords.create({ keyword: "handover", wholeWord: false });
  assert.equal((await select.keywords.list()).length, 2);
  assert.equal((await ben.v2.filters.keywords.$select(word.id).fetch()).keyword, "handover");
  const changed = await ben.v2.filters.keywords.$select(word.id).update({ keyword: "rounds", wholeWord: true });
  assert.equal(changed.keyword, "rounds");
  await ben.v2.filters.keywords.$select(word.id).remove();
  const held = await select.statuses.create({ statusId: seen.answer.id });
  assert.deepEqual(ids(await select.statuses.list()), [held.id]);
  assert.equal((await ben.v2.filters.statuses.$select(held.id).fetch()).statusId, seen.answer.id);
  await ben.v2.filters.statuses.$select(held.id).remove();
  const keyword = { id: made.keywords[0].id, _destroy: true };
  assert.equal((await select.update({ title: "Greetings", keywordsAttributes: [keyword] })).title, "Greetings");
  assert.deepEqual((await select.fetch()).keywords, []);
  assert.deepEqual(await filtered(), []);
  await select.remove();
  assert.deepEqual(await ben.v2.filters.list(), []);
  const older = await ben.v1.filters.create({ phrase: "evening", context: ["home"] });
  const olderSelect = ben.v1.filters.$select(older.id);
  assert.equal((await olderSelect.update({ phrase: "night", context: ["home"] })).phrase, "night");
  assert.equal((await olderSelect.fetch()).phrase, "night");
  assert.deepEqual(ids(await ben.v1.filters.list()), [older.id]);
  await olderSelect.remove();
}

async function placesKept() {
  const { ben, first } = seen;
  assert.equal((await ben.v1.markers.create({ home: { lastReadId: first.id } })).home.lastReadId, first.id);
  assert.equal((await ben.v1.markers.fetch({ timeline: ["home"] })).home.version, 0);
}

async function finding() {
  const { ben } = seen;
  for (const search of [ben.v2.search, ben.v1.search]) {
    const found = await search.list({ q: at.anna.name });
    assert(ids(found.accounts).includes(seen.anna.id));
  }
  const posts = await ben.v2.search.list({ q: "morning", type: "statuses", resolve: false });
  assert(ids(posts.statuses).includes(seen.first.id));
  assert((await ben.v2.search.list({ q: at.ben.name, type: "hashtags" })).hashtags.length > 0);
  for (const ranking of [
    ben.v1.trends.tags.list({ limit: 5 }),
    ben.v1.trends.statuses.list({ limit: 5 }),
    ben.v1.trends.links.list(),
    ben.v1.suggestions.list({ limit: 5 }),
  ]) {
    assert(Array.isArray(await ranking));
  }
  for (const suggestion of await ben.v2.suggestions.list({ limit: 5 })) {
    assert(suggestion.account.id && suggestion.sources.length > 0);
  }
  await ben.v1.suggestions.$select(seen.carla.id).remove();
}

async function beingTold() {
  const { ben } = seen;
  const notices = await eventually("favourite, follow, mention and boost are told", async () => {
    const found = await all(ben.v1.notifications.list({ limit: 2 }));
    const types = new Set(found.map((notice) => notice.type));
    return ["favourite", "follow", "mention", "reblog"].every((type) => types.has(type)) && found;
  });
  const mentions = await ben.v1.notifications.list({ types: ["mention"] });
  assert(mentions.every((notice) => notice.type === "mention"));
  assert((await ben.v1.notifications.list({ excludeTypes: ["mention"] })).every((notice) => notice.type !== "mention"));
  assert.equal((await ben.v1.notifications.$select(mentions[0].id).fetch()).status.id, seen.answer.id);
  assert.equal((await ben.v1.notifications.unreadCount.fetch()).count, Math.min(notices.length, 100));
  await ben.v1.notifications.$select(mentions[0].id).dismiss();
  const grouped = await ben.v2.notifications.list({ expandAccounts: "full", groupedTypes: ["follow", "favourite"] });
  assert(grouped.notificationGroups.length > 0 && grouped.accounts.length > 0);
  const group = ben.v2.notifications.$select(grouped.notificationGroups[0].groupKey);
  assert.equal((await group.fetch()).notificationGroups.length, 1);
  assert((await group.accounts.fetch()).length > 0);
  assert((await ben.v2.notifications.unreadCount.fetch()).count > 0);
  await group.dismiss();
  await ben.v1.notifications.clear();
  assert.deepEqual(await ben.v1.notifications.list(), []);
}

async function heldBack() {
  const { ben } = seen;
  const policy = ben.v2.notifications.policy;
  assert.equal((await policy.fetch()).forNotFollowing, "accept");
  assert.equal((await policy.update({ forNotFollowing: "filter" })).forNotFollowing, "filter");
  const requests = ben.v1.notifications.requests;
  const fromCarla = async () => {
    await carla.v1.statuses.create({ status: `@${at.ben.name} we do not know each other` });
    const [request] = await eventually("a request waits", async () => {
      const waiting = await requests.list();
      return waiting.length > 0 && waiting;
    });
    assert.equal(request.account.id, seen.carla.id);
    return request.id;
  };
  let request = await fromCarla();
  assert.equal((await requests.$select(request).fetch()).id, request);
  await requests.$select(request).dismiss();
  request = await fromCarla();
  await requests.dismiss({ id: [request] });
  request = await fromCarla();
  await requests.$select(request).accept();
  await heard("notification notifications_merged 1");
  assert((await requests.merged.fetch()).merged);
  await policy.update({ forNotFollowing: "accept" });
  await requests.accept({ id: [request] });
}

/** What the types of masto.js leave out, its client can do all the same. */
async function quotes() {
  const { ben, first } = seen;
  const quoting = await anna.v1.statuses.create({ status: "Worth reading", quotedStatusId: first.id });
  assert.equal(quoting.quote.state, "accepted");
  assert.equal(quoting.quote.quotedStatus.id, first.id);
  await heard("user notification quote");
  const own = ben.v1.statuses.$select(first.id);
  assert.equal((await own.fetch()).quotesCount, 1);
  assert.deepEqual(ids(await all(own.quotes.list({ limit: 1 }))), [quoting.id]);
  assert.equal((await own.quotes.$select(quoting.id).revoke()).quote.state, "revoked");
  assert.deepEqual((await own.interactionPolicy.update({ quoteApprovalPolicy: "nobody" })).quoteApproval.automatic, []);
  await refused(422, /./, anna.v1.statuses.create({ status: "Again", quotedStatusId: first.id }));
}

/** The keys are those of RFC 8291, appendix A; nobody listens at the address. */
async function push() {
  const { subscription } = seen.ben.v1.push;
  const made = await subscription.create({
    subscription: {
      endpoint: "https://127.0.0.1:9/push",
      keys: {
        p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth: "BTBZMqHH6r4Tts7J_aSIgg",
      },
    },
    data: { alerts: { mention: true } },
    policy: "followed",
  });
  assert(made.alerts.mention && !made.alerts.poll);
  assert.equal(made.serverKey, seen.vapidKey);
  assert.equal((await subscription.fetch()).id, made.id);
  assert((await subscription.update({ data: { alerts: { poll: true } } })).alerts.poll);
  await subscription.remove();
  await refused(404, /Record not found/, subscription.fetch());
}

async function moderation() {
  const [rule] = (await seen.ben.v2.instance.fetch()).rules;
  const bad = await carla.v1.statuses.create({ status: "Buy my pills" });
  const filed = await anna.v1.reports.create({
    accountId: seen.carla.id,
    statusIds: [bad.id],
    comment: "Sells pills",
    category: "violation",
    ruleIds: [rule.id],
  });
  assert.equal(filed.category, "violation");
  await refused(403, /outside the authorized scopes/, anna.v1.admin.reports.list().then());
  const report = keeper.v1.admin.reports.$select(filed.id);
  assert.deepEqual(ids(await keeper.v1.admin.reports.list({ targetAccountId: seen.carla.id })), [filed.id]);
  assert.equal((await report.fetch()).statuses[0].id, bad.id);
  assert.equal((await report.update({ category: "spam" })).category, "spam");
  assert((await report.assignToSelf()).assignedAccount);
  assert.equal((await report.unassign()).assignedAccount, null);
  assert((await report.resolve()).actionTaken);
  assert(!(await report.reopen()).actionTaken);
  const { id, username } = seen.newcomer;
  const account = keeper.v1.admin.accounts.$select(id);
  assert.equal((await account.fetch()).username, username);
  assert.deepEqual(ids(await keeper.v1.admin.accounts.list({ username })), [id]);
  assert.deepEqual(ids(await keeper.v2.admin.accounts.list({ username, origin: "local" })), [id]);
  const act = (type) => account.action.create({ type, text: "Mind the rules" });
  await act("sensitive");
  assert(!(await account.unsensitive()).sensitized);
  await act("silence");
  assert(!(await account.unsilence()).silenced);
  await act("disable");
  assert(!(await account.enable()).disabled);
  await act("suspend");
  assert(!(await account.unsuspend()).suspended);
  await act("suspend");
  assert.equal((await account.remove()).id, id);
}

async function conversations() {
  const { ben } = seen;
  await anna.v1.statuses.create({ status: `@${at.ben.name} are you there?`, visibility: "direct" });
  const [first] = await eventually("a conversation is there", async () => {
    const found = await ben.v1.conversations.list();
    return found.length > 0 && found;
  });
  assert.deepEqual(ids(first.accounts), [seen.anna.id]);
  const select = ben.v1.conversations.$select(first.id);
  assert.equal((await select.read()).unread, false);
  assert.equal((await select.unread()).unread, true);
  await select.remove();
  assert(!ids(await ben.v1.conversations.list()).includes(first.id));
}

async function community() {
  const { ben } = seen;
  assert(Array.isArray(await ben.v1.customEmojis.list()));
  assert(Array.isArray(await ben.v1.announcements.list()));
  await ben.v1.domainBlocks.create({ domain: "elsewhere.example" });
  assert.deepEqual(await ben.v1.domainBlocks.list(), ["elsewhere.example"]);
  await ben.v1.domainBlocks.remove({ domain: "elsewhere.example" });
  assert.deepEqual(await ben.v1.domainBlocks.list(), []);
}

/** Each list of what is shut out: an entry is made, read, changed where it can be, and taken back. */
async function administration() {
  const { admin } = keeper.v1;
  for (const [blocks, entry, change] of [
    [admin.domainAllows, { domain: "friends.example" }],
    [admin.domainBlocks, { domain: "spam.example", severity: "suspend" }, { severity: "silence" }],
    [admin.emailDomainBlocks, { domain: "mail.example" }],
    [admin.ipBlocks, { ip: "192.0.2.9", severity: "sign_up_block", comment: "Bots" }, { severity: "no_access" }],
    [admin.canonicalEmailBlocks, { email: "somebody@example.net" }],
  ]) {
    const { id } = await blocks.create(entry);
    assert.equal((await blocks.$select(id).fetch()).id, id);
    assert(ids(await blocks.list({ limit: 5 })).includes(id));
    if (change) {
      assert.equal((await blocks.$select(id).update(change)).severity, change.severity);
    }
    await blocks.$select(id).remove();
    assert(!ids(await blocks.list({ limit: 5 })).includes(id));
  }
  assert.deepEqual(await admin.canonicalEmailBlocks.test({ email: "somebody@example.net" }), []);
  for (const trends of [admin.trends.tags, admin.trends.statuses, admin.trends.links]) {
    assert(Array.isArray(await trends.list()));
  }
  const days = { startAt: new Date(Date.now() - 86_400_000).toISOString(), endAt: new Date().toISOString() };
  assert.equal((await admin.measures.create({ keys: ["new_users"], ...days }))[0].key, "new_users");
  assert.equal((await admin.dimensions.create({ keys: ["languages"], limit: 5, ...days }))[0].key, "languages");
  assert(Array.isArray(await admin.retention.create({ frequency: "day", ...days })));
}

async function beingRefused() {
  const { ben } = seen;
  const held = await refused(
    422,
    /^Not published\..*telephone number/,
    ben.v1.statuses.create({ status: "Call the son of my patient on 212-555-0187." }),
  );
  const finding = held.additionalProperties.findings.find(({ action }) => action === "block");
  assert(finding.rule && finding.title && finding.explanation && finding.end > finding.start, finding);
  await refused(404, /Record not found/, ben.v1.statuses.$select("1").fetch());
  await refused(404, /Record not found/, ben.v1.statuses.$select(seen.answer.id).update({ status: "Mine" }));
  await refused(404, /Record not found/, ben.v1.timelines.link.list({ url: "https://example.org/" }).then());
  for (const missing of [
    () => ben.v1.statuses.$select(seen.answer.id).card.fetch(),
    () => ben.v1.profile.fetch(),
    () => ben.v1.annualReports.list().then(),
  ]) {
    await refused(404, /no such address/, missing());
  }
  await refused(401, /token is invalid/, client("made-up").v1.timelines.home.list());
  await refused(422, /can't be blank/, ben.v1.lists.create({ title: "" }));
}

async function leaving() {
  const { ben } = seen;
  seen.tagStream.unsubscribe();
  const unheard = await ben.v1.statuses.create({ status: `Good night #${at.ben.name}` });
  await heard(`public update ${unheard.id}`);
  await heard(`user update ${unheard.id}`);
  assert(!seen.heard.includes(`tag update ${unheard.id}`), "unsubscribed, and yet it came");
  assert(!seen.heard.some((event) => event.includes("failed") || event.startsWith("remote")), seen.heard);
  await ben.v1.accounts.$select(seen.anna.id).unfollow();
  seen.closeStreams();
  await seen.revoke();
  await refused(401, /token is invalid/, ben.v1.accounts.verifyCredentials());
}

for (const topic of [
  signIn,
  whoAndWhere,
  openStreams,
  writing,
  polls,
  media,
  scheduled,
  people,
  profile,
  marks,
  timelines,
  tags,
  filters,
  placesKept,
  finding,
  beingTold,
  heldBack,
  quotes,
  push,
  moderation,
  conversations,
  community,
  administration,
  beingRefused,
  leaving,
]) {
  console.log(topic.name);
  await topic();
}
console.log("ALL DONE");
process.exit(0);
