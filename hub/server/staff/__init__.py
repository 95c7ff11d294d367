"""Pages of the hub for its staff: the equipment, work orders, who needs help. Server-rendered; no script is needed."""
