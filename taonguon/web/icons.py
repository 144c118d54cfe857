"""Signs of the site: stroke paths on a 24 × 24 grid, printed inline by `{% icon "name" %}`.

The five states (ok, go, warn, bad, unk) each have one sign that stands for nothing else.
"""

PATHS = {
    # states
    "ok": '<path d="M4 12.5l5 5L20 6.5"/>',
    "go": '<circle cx="12" cy="12" r="8"/><path d="M12 7v5l3 2"/>',
    "warn": '<path d="M12 3.5l9.5 17h-19zM12 10v4.5M12 17.5h.01"/>',
    "bad": '<path d="M6 6l12 12M18 6L6 18"/>',
    "unk": '<path d="M9 9a3 3 0 116 0c0 2.2-3 2.2-3 4.5M12 18h.01"/>',
    # parts of the site
    "star": '<path d="M12 3l2.6 6 6.4.5-4.9 4.2 1.5 6.3L12 16.6 6.4 20l1.5-6.3L3 9.5 9.4 9z"'
    ' fill="currentColor"/>',
    "tasks": '<path d="M9 6h11M9 12h11M9 18h11M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2"/>',
    "board": '<path d="M4 20V10M10 20V4M16 20v-7M21 20H3"/>',
    "plan": '<path d="M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3"/>',
    "units": '<path d="M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 010 6.5'
    'M18 14.5c2 .8 3.2 2.6 3.5 5.5"/>',
    "forward": '<path d="M4 12h13M12 6l6 6-6 6"/>',
    "class": '<path d="M3 9l9-5 9 5-9 5zM7 11.5V17c3 2 7 2 10 0v-5.5"/>',
    "folder": '<path d="M3 6h6l2 3h10v10H3z"/>',
    "card": '<rect x="3" y="5" width="18" height="14" rx="2"/><circle cx="9" cy="11" r="2"/>'
    '<path d="M6 16c.5-1.5 1.5-2 3-2s2.5.5 3 2M15 10h3M15 14h3"/>',
    "review": '<path d="M4 20h16M6 16l4-5 3 3 6-8"/>',
    "question": '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 115 0c0 2-2.5 2-2.5 4M12 17h.01"/>',
    "document": '<path d="M5 3h14v18H5zM9 8h6M9 12h6M9 16h4"/>',
    "table": '<path d="M3 5h18v14H3zM3 10h18M9 10v9"/>',
    "settings": '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2 2M16.4 16.4l2 2'
    'M5.6 18.4l2-2M16.4 7.6l2-2"/>',
    "law": '<path d="M12 3v18M7 21h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z"/>',
    "history": '<path d="M4 5v5h5M4.5 10a8 8 0 112 7.5M12 8v4l3 2"/>',
    # acts
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l5 5"/>',
    "menu": '<path d="M4 6h16M4 12h16M4 18h16"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c.8-5 4-7 8-7s7.2 2 8 7"/>',
    "print": '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
    "message": '<path d="M4 5h16v11H9l-5 4z"/>',
    "undo": '<path d="M9 7L4 12l5 5M4 12h11a5 5 0 010 10h-2"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1"/><path d="M8 11V8a4 4 0 018 0v3"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "edit": '<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/>',
    "upload": '<path d="M12 16V4M7 9l5-5 5 5M4 16v4h16v-4"/>',
    "download": '<path d="M12 4v12M7 11l5 5 5-5M4 20h16"/>',
    "copy": '<path d="M9 9h11v12H9zM5 15H4V3h11v2"/>',
    "calendar": '<path d="M4 6h16v15H4zM4 11h16M8 3v5M16 3v5"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="M11 12l9-9M16 7l3 3"/>',
}  # fmt: skip
