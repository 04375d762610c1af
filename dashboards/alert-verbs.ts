import { changeAlertSettings } from "#src/services/alerts/alert-settings.ts";
import { judgeAlert, withdrawJudgement } from "#src/services/alerts/judge-alert.ts";
import { countAlerts, countWaitingAlerts, listAlerts } from "#src/services/alerts/list.ts";
import { loadAlert } from "#src/services/alerts/load-alert.ts";
import { loadAlertScene } from "#src/services/alerts/load-scene.ts";
import { previewAlertSettings, viewAlertSettings } from "#src/services/alerts/view-settings.ts";

/** What the pages of alerts, the wall and the leader's page of public posts ask of the service. */
export const alertVerbs = {
  ...{ listAlerts, countAlerts, countWaitingAlerts, loadAlert, judgeAlert, withdrawJudgement, loadAlertScene },
  ...{ viewAlertSettings, previewAlertSettings, changeAlertSettings },
};
export type AlertVerbs = typeof alertVerbs;
