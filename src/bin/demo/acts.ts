import type { DemoAct, Who } from "#dashboards/demo/demo.ts";
import { AppError } from "#src/errors.ts";
import type { Person } from "./cast.ts";
import { personOf, placeOf, psid, zaloId } from "./ids.ts";
import { phoneCall } from "./phone-call.ts";
import { picture } from "./picture.ts";
import { sendForm } from "./send-form.ts";
import type { Simulators } from "./simulators.ts";
import { makeTrouble, takeBackTroubles } from "./troubles.ts";

export interface Stage {
  sims: Simulators;
  /** Of the service, without a slash at the end. */
  serviceUrl: string;
}

let pictures = 0;

/** Lets an invented person do something. @throws {AppError} INVALID: this channel has no such thing */
export async function perform(stage: Stage, who: Who, act: DemoAct): Promise<void> {
  const person = personOf(who.person);
  if (act.do === "trouble") return makeTrouble(stage.sims, who, act.trouble);
  if (act.do === "calm") return takeBackTroubles(stage.sims, who);
  if (who.channel === "zalo") return onZalo(stage, person, act);
  if (who.channel === "facebook") return onFacebook(stage, person, act);
  if (who.channel === "hotline" && act.do === "call") return phoneCall(stage, person, act);
  if (who.channel === "webform" && act.do === "form") return sendForm(stage, person, act);
  throw cannot();
}

async function onZalo({ sims: { zalo } }: Stage, person: Person, act: DemoAct): Promise<void> {
  const citizen = zalo.citizen(zaloId(person), person.name);
  if (act.do === "text") await citizen.text(act.text);
  else if (act.do === "picture") await citizen.image(await picture(pictures++));
  else if (act.do === "location") {
    const { lat, lng } = placeOf(act.place);
    await citizen.location(lat, lng);
  } else if (act.do === "button") await citizen.text(act.title);
  else if (act.do === "rate") {
    // Zalo's own card asks with stars; a question in words is answered in words.
    const card = citizen.transcript().findLast(({ from, kind }) => from === "us" && kind === "template");
    const last = citizen.transcript().findLast(({ from }) => from === "us");
    if (card && card === last) await citizen.rate({ rate: act.score, messageId: card.id });
    else await citizen.text(String(act.score));
  } else throw cannot();
}

async function onFacebook({ sims: { graph } }: Stage, person: Person, act: DemoAct): Promise<void> {
  const citizen = graph.citizen(psid(person), person.name);
  if (act.do === "text") await citizen.text(act.text);
  else if (act.do === "picture") await citizen.image(await picture(pictures++));
  else if (act.do === "location") {
    const { lat, lng } = placeOf(act.place);
    await citizen.location(lat, lng);
  } else if (act.do === "button") await citizen.quickReply(act);
  else if (act.do === "rate") {
    const asked = citizen.transcript().findLast(({ quickReplies }) => quickReplies.length > 0);
    const button = asked?.quickReplies.find(({ title, payload }) => title.startsWith(String(act.score)) && payload);
    if (button) await citizen.quickReply(button);
    else await citizen.text(String(act.score));
  } else if (act.do === "comment") {
    const post = posts.get(graph) ?? graph.pagePosts(POST);
    posts.set(graph, post);
    await citizen.comment(await post, act.text);
  } else throw cannot();
}

/** One post to comment on, made when it is first needed. */
const posts = new WeakMap<Simulators["graph"], Promise<string>>();
const POST = "Phường kính mời bà con góp ý về vệ sinh, chiếu sáng và an toàn đường phố dưới bài viết này.";

const cannot = () => new AppError("INVALID", "Kênh này không làm được việc đó.");
