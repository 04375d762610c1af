/** Who a signed-in person is. What each may do: src/domain/policy.ts. */
export const ROLES = ["operator", "officer", "unit_lead", "leader", "auditor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Record<Role, { vi: string; en: string }> = {
  operator: { vi: "Trực tổng đài", en: "Operator" },
  officer: { vi: "Cán bộ xử lý", en: "Officer" },
  unit_lead: { vi: "Lãnh đạo đơn vị", en: "Unit lead" },
  leader: { vi: "Lãnh đạo thành phố", en: "Leader" },
  auditor: { vi: "Kiểm soát", en: "Auditor" },
  admin: { vi: "Quản trị hệ thống", en: "Administrator" },
};
