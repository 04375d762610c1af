import { blockContact, setLanguage, unblockContact } from "#src/services/contacts/block-contact.ts";
import { eraseByRequest, exportByRequest, refuseRequest } from "#src/services/contacts/carry-out-request.ts";
import { findContacts } from "#src/services/contacts/find-contacts.ts";
import { keepApart } from "#src/services/contacts/keep-apart.ts";
import { listRequests, loadRequest } from "#src/services/contacts/list-requests.ts";
import { loadPerson } from "#src/services/contacts/load-person.ts";
import { mergePeople, undoMerge } from "#src/services/contacts/merge-people.ts";
import { openRequest } from "#src/services/contacts/open-request.ts";
import { suggestPeople } from "#src/services/contacts/suggest-people.ts";
import { csatOf } from "#src/services/csat/csat-of.ts";
import { followUpRating } from "#src/services/csat/follow-up.ts";
import { listBadRatings } from "#src/services/csat/list-ratings.ts";
import { loadRating, rateByLink, reopenByLink } from "#src/services/csat/rate-by-link.ts";
import { readLinkedMedia, readTicketMedia } from "#src/services/media/read-media.ts";
import { trackFiles } from "#src/services/media/track-files.ts";
import { addMore, loadMore } from "#src/services/submissions/add-more.ts";

/** What the pages about citizens ask of the service: their ratings, their files, who they are. */
export const peopleVerbs = {
  loadRating,
  rateByLink,
  reopenByLink,
  csatOf,
  listBadRatings,
  followUpRating,
  readTicketMedia,
  readLinkedMedia,
  trackFiles,
  loadMore,
  addMore,
  findContacts,
  suggestPeople,
  mergePeople,
  undoMerge,
  keepApart,
  loadPerson,
  blockContact,
  unblockContact,
  setLanguage,
  listRequests,
  loadRequest,
  openRequest,
  eraseByRequest,
  exportByRequest,
  refuseRequest,
};

export type PeopleVerbs = typeof peopleVerbs;
