import { listIncidents } from "#src/services/incidents/list.ts";
import { attachMention } from "#src/services/listening/attach.ts";
import { dismissMention, handOverMention, watchMention } from "#src/services/listening/decisions.ts";
import { countMentions, listMentions } from "#src/services/listening/list-mentions.ts";
import { loadMention } from "#src/services/listening/load-mention.ts";
import { mentionsOfTicket } from "#src/services/listening/mentions-of-ticket.ts";
import { noteMentionExport } from "#src/services/listening/note-export.ts";
import { postsForReport } from "#src/services/listening/posts-for-report.ts";
import { promoteMention } from "#src/services/listening/promote.ts";
import { risingWords } from "#src/services/listening/rising.ts";
import { sourceNames } from "#src/services/listening/source-names.ts";
import { mentionTrend } from "#src/services/listening/trends.ts";
import { undoMention } from "#src/services/listening/undo-decision.ts";
import { listTopics, loadTopic } from "#src/services/topics/list-topics.ts";
import { previewTopic } from "#src/services/topics/preview-topic.ts";
import { removeTopic, saveTopic } from "#src/services/topics/save-topic.ts";

/** What the pages of public posts ask of the service: the desk, topics, trends. */
export const listeningVerbs = {
  ...{ listMentions, countMentions, loadMention, mentionsOfTicket, sourceNames, listIncidents },
  ...{ mentionTrend, risingWords, postsForReport, noteMentionExport },
  ...{ promoteMention, attachMention, dismissMention, watchMention, handOverMention, undoMention },
  ...{ listTopics, loadTopic, saveTopic, removeTopic, previewTopic },
};
export type ListeningVerbs = typeof listeningVerbs;
