"""How the catalogue's pages name statuses, origins and directions."""

STATUSES = {"in_force": "执行中", "scheduled": "待生效", "ended": "已终止"}
ORIGINS = {"province": "省目录", "derived": "派生自省目录", "own": "本市自设"}
PROTECTS = {"more": "越多越保护投标人", "less": "越少越保护投标人", "none": "不涉及"}
SOURCES = {"promise": "服务承诺", "law": "法律规定"}
