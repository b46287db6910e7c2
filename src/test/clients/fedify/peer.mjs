// Another server of the fediverse, on the library Fedify. It does what it is told over a control port and keeps what reaches its inboxes.
//
// A JSON object on the command line says how it begins: {host, keys, password, firstKnock}. It prints READY and its two ports. Each
// request to the control port is a JSON object whose "do" names one of the deeds below; the answer is {result} or, with 500, {error}.
import dns from "node:dns";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createFederation, generateCryptoKeyPair, MemoryKvStore, signRequest } from "@fedify/fedify";
import * as vocab from "@fedify/fedify/vocab";
import { Temporal } from "@js-temporal/polyfill";

const begin = JSON.parse(process.argv[2]);
const PUBLIC = vocab.PUBLIC_COLLECTION;
const ACTOR = "/users/{identifier}";
const SERVER = "server";

// The names of the tests are this machine; nobody else is ever called.
const lookup = dns.lookup;
dns.lookup = (name, options, callback) => {
  const answer = callback ?? options;
  if (/^(127\.0\.0\.1|localhost|.+\.example\.net)$/.test(name)) {
    return lookup("127.0.0.1", options, callback);
  }
  const error = Object.assign(new Error(`not in tests: ${name}`), { code: "ENOTFOUND" });
  return process.nextTick(answer, error);
};

/** name -> {type, keys, locked, secure, also, movedTo, followers: Map, following: Map, pins: Set} */
const actors = new Map();
/** id -> {by, object, audience} */
const objects = new Map();
/** Every POST that arrived: {path, headers, body, status}. */
const received = [];
/** Every document that was asked for: {path, headers, status}. */
const asked = [];
let count = 0;

const federation = createFederation({
  kv: new MemoryKvStore(),
  allowPrivateAddress: true,
  firstKnock: begin.firstKnock ?? "rfc9421",
});

federation
  .setActorDispatcher(ACTOR, person)
  .setKeyPairsDispatcher(async (context, name) => actors.get(name)?.keys ?? [])
  .authorize(async (context, name) => !actors.get(name)?.secure || (await context.getSignedKeyOwner()) != null);

federation
  .setInboxListeners(`${ACTOR}/inbox`, "/inbox")
  .on(vocab.Follow, async (context, follow) => {
    const name = context.parseUri(follow.objectId)?.identifier;
    const actor = actors.get(name);
    if (!actor) {
      return;
    }
    const follower = await follow.getActor(context);
    if (!actor.locked) {
      await accept(context, name, follow, follower);
    }
  })
  .on(vocab.Undo, async (context, undo) => {
    const undone = await undo.getObject(context);
    if (undone instanceof vocab.Follow) {
      const name = context.parseUri(undone.objectId)?.identifier;
      actors.get(name)?.followers.delete(undo.actorId.href);
    }
  })
  .on(vocab.Activity, async () => {})
  .onError((context, error) => console.error(error))
  .setSharedKeyDispatcher(async () => ({ identifier: SERVER })); // documents of strict servers are asked for as this actor

federation.setFollowersDispatcher(`${ACTOR}/followers`, async (context, name) => ({
  items: [...actors.get(name).followers.values()],
}));
federation.setFollowingDispatcher(`${ACTOR}/following`, async (context, name) => ({
  items: [...actors.get(name).following.keys()].map((id) => new URL(id)),
}));
federation.setFeaturedDispatcher(`${ACTOR}/featured`, async (context, name) => ({
  items: [...actors.get(name).pins].map((id) => objects.get(id).object),
}));
federation.setOutboxDispatcher(`${ACTOR}/outbox`, async (context, name) => ({
  items: [...objects.values()].filter(({ by, isOpen }) => by === name && isOpen).map(({ object, by }) => created(context, by, object)),
}));
federation
  .setObjectDispatcher(vocab.Object, `${ACTOR}/objects/{id}`, async (context, { identifier, id }) => {
    const kept = objects.get(objectUri(context, identifier, id).href);
    return kept?.by === identifier ? kept.object : null;
  })
  .authorize(async (context, { identifier, id }) => {
    const kept = objects.get(objectUri(context, identifier, id).href);
    if (!kept || kept.isOpen) {
      return true;
    }
    const reader = await context.getSignedKeyOwner();
    return reader != null && (kept.readers.includes(reader.id.href) || actors.get(identifier).followers.has(reader.id.href));
  });
federation.setNodeInfoDispatcher("/nodeinfo/2.1", async () => ({
  software: { name: "fedify-peer", version: "1.0.0" },
  protocols: ["activitypub"],
  usage: { users: { total: actors.size }, localPosts: objects.size, localComments: 0 },
}));

async function person(context, name) {
  const actor = actors.get(name);
  if (!actor) {
    return null;
  }
  const keys = await context.getActorKeyPairs(name);
  const id = context.getActorUri(name);
  return new vocab[actor.type]({
    id,
    preferredUsername: name,
    name: actor.displayName ?? name,
    summary: actor.summary,
    url: id,
    inbox: context.getInboxUri(name),
    outbox: context.getOutboxUri(name),
    followers: context.getFollowersUri(name),
    following: context.getFollowingUri(name),
    featured: context.getFeaturedUri(name),
    endpoints: new vocab.Endpoints({ sharedInbox: context.getInboxUri() }),
    publicKey: keys[0].cryptographicKey,
    assertionMethods: keys.map((pair) => pair.multikey),
    manuallyApprovesFollowers: actor.locked,
    discoverable: true,
    aliases: actor.also.map((also) => new URL(also)),
    successor: actor.movedTo && new URL(actor.movedTo),
    published: actor.since,
  });
}

const objectUri = (context, identifier, id) => context.getObjectUri(vocab.Object, { identifier, id });
const now = () => Temporal.Now.instant();
const urls = (addresses) => (addresses ?? []).map((address) => new URL(address));
const activityId = (context, name, what) => new URL(`#${what}s/${++count}`, context.getActorUri(name));

function actor(name) {
  const known = actors.get(name);
  if (!known) {
    throw new Error(`nobody is called ${name}`);
  }
  return known;
}

async function accept(context, name, follow, follower) {
  actor(name).followers.set(follower.id.href, follower);
  const accepted = new vocab.Accept({ id: activityId(context, name, "accept"), actor: context.getActorUri(name), object: follow });
  await send(context, name, follower, accepted);
}

/** Signed, at once; a recipient that refuses is an error. */
async function send(context, name, recipients, activity) {
  await context.sendActivity({ identifier: name }, recipients, activity, { immediate: true, preferSharedInbox: true });
  return activity.id.href;
}

/** What stands at an address or handle, asked for as "by" (signed), or as nobody. */
async function find(context, by, what) {
  const documentLoader = by ? await context.getDocumentLoader({ identifier: by }) : context.documentLoader;
  const found = await context.lookupObject(what, { documentLoader });
  if (!found) {
    throw new Error(`nothing was found at ${what}`);
  }
  return found;
}

async function authorOf(context, by, object) {
  return find(context, by, object.attributionId.href);
}

const created = (context, by, object) =>
  new vocab.Create({
    id: new URL("#create", object.id),
    actor: context.getActorUri(by),
    object,
    tos: object.toIds,
    ccs: object.ccIds,
    published: object.published,
  });

/** Whom a post is for: the addresses in it, and those whom it must be sent to. */
async function audience(context, { by, to = "public", mentions = [], alsoTo = [] }) {
  const people = await Promise.all(mentions.map((who) => find(context, by, who)));
  const followers = context.getFollowersUri(by);
  const ids = people.map((person) => person.id);
  const addressed = {
    public: { tos: [PUBLIC], ccs: [followers, ...ids] },
    unlisted: { tos: [followers], ccs: [PUBLIC, ...ids] },
    followers: { tos: [followers], ccs: ids },
    direct: { tos: ids, ccs: [] },
  }[to];
  const others = await Promise.all(alsoTo.map((who) => find(context, by, who)));
  const followersToo = to === "direct" ? [] : [...actor(by).followers.values()];
  const tags = people.map(
    (person) => new vocab.Mention({ href: person.id, name: `@${person.preferredUsername}@${person.id.host}` }),
  );
  return {
    ...addressed,
    tags,
    readers: ids.map((id) => id.href),
    recipients: unique([...people, ...others, ...followersToo]),
    isOpen: to === "public" || to === "unlisted",
  };
}

const unique = (people) => [...new Map(people.map((person) => [person.id.href, person])).values()];

/** Everything that a like, a boost and the like have in common: found, wrapped, sent to its author. */
async function about(context, Type, { by, id, ...rest }, more = {}) {
  const object = await find(context, by, id);
  const author = await authorOf(context, by, object);
  const what = Type.name.toLowerCase();
  const activity = new Type({
    id: activityId(context, by, what),
    actor: context.getActorUri(by),
    object: object.id,
    to: author.id,
    ...more,
  });
  made.set(activity.id.href, { activity, recipients: [author] });
  return send(context, by, author, activity);
}

/** Activities that can be undone: id -> {activity, recipients}. */
const made = new Map();

const deeds = {
  async actor(context, { name, type = "Person", locked = false, secure = false, also = [], displayName, summary, daysOld = 30 }) {
    const keys = await Promise.all([generateCryptoKeyPair("RSASSA-PKCS1-v1_5"), generateCryptoKeyPair("Ed25519")]);
    const since = now().subtract({ hours: 24 * daysOld });
    const state = { followers: new Map(), following: new Map(), pins: new Set() };
    actors.set(name, { type, locked, secure, also, displayName, summary, keys, since, ...state });
    return context.getActorUri(name).href;
  },
  /** Changes what "actor" set, and tells the followers. */
  async change(context, { by, ...changes }) {
    Object.assign(actor(by), changes);
    const update = new vocab.Update({
      id: activityId(context, by, "update"),
      actor: context.getActorUri(by),
      object: await person(context, by),
      to: PUBLIC,
    });
    return send(context, by, [...actor(by).followers.values()], update);
  },
  /** New keys, of which nobody is told. */
  async rotate(context, { by }) {
    actor(by).keys = await Promise.all([generateCryptoKeyPair("RSASSA-PKCS1-v1_5"), generateCryptoKeyPair("Ed25519")]);
  },
  async follow(context, { by, whom }) {
    const other = await find(context, by, whom);
    const follow = new vocab.Follow({ id: activityId(context, by, "follow"), actor: context.getActorUri(by), object: other.id });
    actor(by).following.set(other.id.href, follow);
    made.set(follow.id.href, { activity: follow, recipients: [other] });
    return send(context, by, other, follow);
  },
  /** Takes back a follow, like, boost or block by its id. */
  async undo(context, { by, id }) {
    const { activity, recipients } = made.get(id);
    const undo = new vocab.Undo({ id: new URL(`${id}/undo`), actor: context.getActorUri(by), object: activity });
    return send(context, by, recipients, undo);
  },
  /** Answers a follow request that a locked actor received. */
  async answer(context, { by, follow, yes }) {
    const request = await vocab.Follow.fromJsonLd(received.find(({ body }) => body.id === follow).body, context);
    const follower = await find(context, by, request.actorId.href);
    if (yes) {
      return accept(context, by, request, follower);
    }
    const reject = new vocab.Reject({ id: activityId(context, by, "reject"), actor: context.getActorUri(by), object: request });
    return send(context, by, follower, reject);
  },
  async post(context, { by, type = "Note", text, title, summary, sensitive, inReplyTo, hashtags = [], options, multiple, hours, quote, authorization, policy, answers, ...whom }) {
    const { tos, ccs, tags, readers, recipients, isOpen } = await audience(context, { by, ...whom });
    const id = objectUri(context, by, String(++count));
    const choices = options?.map((name) => new vocab.Note({ name, replies: new vocab.Collection({ totalItems: 0 }) }));
    const object = new vocab[type]({
      id,
      attribution: context.getActorUri(by),
      content: text,
      name: title,
      summary,
      sensitive,
      url: id,
      published: now(),
      replyTarget: inReplyTo && new URL(inReplyTo),
      tos,
      ccs,
      tags: [...tags, ...hashtags.map((tag) => new vocab.Hashtag({ name: `#${tag}`, href: new URL(`/tags/${tag}`, id) }))],
      ...(choices && { [multiple ? "inclusiveOptions" : "exclusiveOptions"]: choices, endTime: now().add({ hours: hours ?? 24 }) }),
      ...(quote && { quote: new URL(quote), quoteUrl: new URL(quote) }),
      ...(authorization && { quoteAuthorization: new URL(authorization) }),
      ...((policy || answers) && {
        interactionPolicy: new vocab.InteractionPolicy({
          ...(policy && { canQuote: new vocab.InteractionRule({ [`${policy}Approval`]: PUBLIC }) }),
          ...(answers && { canReply: new vocab.InteractionRule({ [`${answers}Approval`]: PUBLIC }) }),
        }),
      }),
    });
    objects.set(id.href, { by, object, readers, recipients, isOpen });
    await send(context, by, recipients, created(context, by, object));
    return id.href;
  },
  async edit(context, { by, id, text, authorization }) {
    const kept = objects.get(id);
    kept.object = kept.object.clone({
      ...(text && { content: text }),
      ...(authorization && { quoteAuthorization: new URL(authorization) }),
      updated: now(),
    });
    const update = new vocab.Update({
      id: activityId(context, by, "update"),
      actor: context.getActorUri(by),
      object: kept.object,
      tos: kept.object.toIds,
      ccs: kept.object.ccIds,
    });
    return send(context, by, kept.recipients, update);
  },
  async remove(context, { by, id }) {
    const { recipients } = objects.get(id);
    objects.delete(id);
    const object = new vocab.Tombstone({ id: new URL(id) });
    return send(context, by, recipients, new vocab.Delete({ id: new URL(`${id}#delete`), actor: context.getActorUri(by), object, to: PUBLIC }));
  },
  async leave(context, { by, to }) {
    const id = context.getActorUri(by);
    const people = await Promise.all(to.map((who) => find(context, by, who)));
    return send(context, by, people, new vocab.Delete({ id: new URL("#delete", id), actor: id, object: id, to: PUBLIC }));
  },
  like: (context, deed) => about(context, vocab.Like, deed),
  react: (context, { emoji, ...deed }) => about(context, vocab.EmojiReact, deed, { content: emoji }),
  boost: (context, deed) =>
    about(context, vocab.Announce, deed, { to: PUBLIC, cc: context.getFollowersUri(deed.by), published: now() }),
  async vote(context, { by, id, option }) {
    const question = await find(context, by, id);
    const author = await authorOf(context, by, question);
    const vote = new vocab.Note({
      id: objectUri(context, by, String(++count)),
      attribution: context.getActorUri(by),
      name: option,
      replyTarget: question.id,
      to: author.id,
    });
    return send(context, by, author, created(context, by, vote));
  },
  async block(context, { by, whom }) {
    const other = await find(context, by, whom);
    const block = new vocab.Block({ id: activityId(context, by, "block"), actor: context.getActorUri(by), object: other.id });
    made.set(block.id.href, { activity: block, recipients: [other] });
    return send(context, by, other, block);
  },
  async flag(context, { by, about, text, whom }) {
    const other = await find(context, by, whom);
    const flag = new vocab.Flag({
      id: activityId(context, by, "flag"),
      actor: context.getActorUri(by),
      objects: [other.id, ...urls(about)],
      content: text,
    });
    return send(context, by, other, flag);
  },
  async move(context, { by, target }) {
    actor(by).movedTo = target;
    const id = context.getActorUri(by);
    const move = new vocab.Move({ id: activityId(context, by, "move"), actor: id, object: id, target: new URL(target), to: PUBLIC });
    return send(context, by, [...actor(by).followers.values()], move);
  },
  async pin(context, { by, id, off = false }) {
    off ? actor(by).pins.delete(id) : actor(by).pins.add(id);
    const activity = new vocab[off ? "Remove" : "Add"]({
      id: activityId(context, by, "pin"),
      actor: context.getActorUri(by),
      object: new URL(id),
      target: context.getFeaturedUri(by),
      to: PUBLIC,
    });
    return send(context, by, [...actor(by).followers.values()], activity);
  },
  /** Asks whether a post of one's own may quote or answer another; "what" is QuoteRequest or ReplyRequest. */
  async ask(context, { by, what, id, post }) {
    const target = await find(context, by, id);
    const author = await authorOf(context, by, target);
    const request = new vocab[what]({
      id: activityId(context, by, "request"),
      actor: context.getActorUri(by),
      object: target.id,
      instrument: objects.get(post).object,
    });
    return send(context, by, author, request);
  },
  /** Answers somebody who asked the same, by the id of their request; yes makes an authorization at an address of its own. */
  async answerRequest(context, { by, request, yes }) {
    const { body } = received.find((arrival) => arrival.body.id === request);
    const asking = await vocab[body.type].fromJsonLd(body, context);
    const other = await find(context, by, asking.actorId.href);
    const id = objectUri(context, by, String(++count));
    if (yes) {
      const Authorization = vocab[body.type.replace("Request", "Authorization")];
      const object = new Authorization({
        id,
        attribution: context.getActorUri(by),
        interactingObject: asking.instrumentId,
        interactionTarget: asking.objectId,
      });
      objects.set(id.href, { by, object, readers: [], recipients: [other], isOpen: true });
    }
    const Answer = yes ? vocab.Accept : vocab.Reject;
    await send(context, by, other, new Answer({
      id: activityId(context, by, "answer"),
      actor: context.getActorUri(by),
      object: asking,
      ...(yes && { result: id }),
    }));
    return id.href;
  },
  /** Any document, signed by Fedify as this actor, posted as it is; answers with the status. */
  async say(context, { by, inbox, document, spec = "rfc9421" }) {
    const headers = { "Content-Type": "application/activity+json" };
    const request = new Request(inbox, { method: "POST", headers, body: JSON.stringify(document) });
    const [rsa] = await context.getActorKeyPairs(by);
    const answer = await fetch(await signRequest(request, rsa.privateKey, rsa.keyId, { spec }));
    return { status: answer.status, text: await answer.text() };
  },
  /** A document as it stands at an address. */
  async look(context, { by, address, spec = "draft-cavage-http-signatures-12" }) {
    const request = new Request(address, { headers: { Accept: "application/activity+json" } });
    const [rsa] = by ? await context.getActorKeyPairs(by) : [];
    const answer = await fetch(rsa ? await signRequest(request, rsa.privateKey, rsa.keyId, { spec }) : request);
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, type: answer.headers.get("content-type"), document: isJson ? JSON.parse(text) : null };
  },
  /** What Fedify makes of an address or handle. */
  find: async (context, { by, what }) => (await find(context, by, what)).toJsonLd(context),
  /** The ids in one of our actors' collections, such as "getFollowers" or "getFeatured" of the actor "what", read page by page. */
  async collection(context, { by, what, which }) {
    const owner = await find(context, by, what);
    const documentLoader = by ? await context.getDocumentLoader({ identifier: by }) : context.documentLoader;
    const collection = await owner[`get${which}`]({ documentLoader });
    const ids = [];
    for await (const item of context.traverseCollection(collection, { documentLoader })) {
      ids.push(item.id.href);
    }
    return ids;
  },
  followers: async (context, { by }) => [...actor(by).followers.keys()],
  received: async () => received,
  asked: async () => asked,
};

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function answerFederation(request, response) {
  const body = await bodyOf(request);
  const headers = new Headers();
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    headers.append(request.rawHeaders[i], request.rawHeaders[i + 1]);
  }
  const isPost = request.method === "POST";
  const webRequest = new Request(`${origin}${request.url}`, { method: request.method, headers, body: isPost ? body : undefined });
  const answer = await federation.fetch(webRequest, { contextData: undefined });
  const seen = { path: request.url, headers: request.headers, status: answer.status };
  if (isPost) {
    received.push({ ...seen, body: JSON.parse(body.toString() || "null") });
  } else {
    asked.push(seen);
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function answerControl(request, response) {
  const { do: deed, ...rest } = JSON.parse((await bodyOf(request)).toString());
  const context = federation.createContext(new URL(origin), undefined);
  const result = await deeds[deed](context, rest);
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ result: result ?? null }));
}

const orElse = (handler) => (request, response) =>
  handler(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ error: error.message }));
  });

const listening = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

const secrets = { pfx: readFileSync(begin.keys), passphrase: begin.password };
const port = await listening(https.createServer(secrets, orElse(answerFederation)));
const origin = `https://${begin.host}:${port}`;
const control = await listening(http.createServer(orElse(answerControl)));
await deeds.actor(federation.createContext(new URL(origin), undefined), { name: SERVER, type: "Application" });
console.log(`READY ${port} ${control}`);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0)); // whoever started it is gone
