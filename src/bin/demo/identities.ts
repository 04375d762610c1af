/** With what the demo's accounts are registered at the simulated providers. Known to everybody: nothing real is behind it. */
export const ZALO = {
  appId: "4102938475610293847",
  oaId: "2837465019283746501",
  appSecret: "zalo-app-secret-of-the-demo",
  webhookSecret: "zalo-oa-secret-of-the-demo",
};
export const ZALO_TOKENS = { accessToken: "zalo-access-of-the-demo", refreshToken: "zalo-refresh-of-the-demo" };

export const PAGE = {
  pageId: "104857600012345",
  appId: "998877665544332",
  appSecret: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
};
export const PAGE_TOKENS = { accessToken: "EAAdemo", verifyToken: "verify-token-of-the-demo" };

export const HOTLINE_SECRET = "hotline-secret-of-the-demo";
export const SMS_SECRET = "sms-gateway-secret-of-the-demo";

/** Ids of the accounts in the service: part of the webhook's path. */
export const ACCOUNTS = {
  zalo: "zalo-demo",
  facebook: "facebook-demo",
  /** A line that people answer. */
  hotline: "hotline-demo",
  /** A line with our menu. */
  menu: "hotline-menu-demo",
} as const;
