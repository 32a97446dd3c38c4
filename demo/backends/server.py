"""A whole backend for the http adapter, with nothing but Python: letters, chat and files in it, kept in a file of JSON lines and
files beside it. What is typed here answers the last visitor.    python3 server.py 8080 help.jsonl"""
import json, os, re, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

port, path = int(sys.argv[1]), sys.argv[2]
log = [json.loads(line) for line in open(path, encoding="utf8")] if os.path.exists(path) else []
lock = threading.RLock()
rules = {"maxBytes": 1_000_000, "types": ["image/jpeg", "image/png", "application/pdf"]}
offers = {"contact": {"topics": []}, "chat": {"availability": {"is": "open"}, "features": {"typing": False, "receipts": False, "attachments": rules}}}

def keep(**record):
    record |= {"id": str(len(log) + 1), "at": int(time.time() * 1000)}
    with open(path, "a", encoding="utf8") as file: file.write(json.dumps(record) + "\n")
    log.append(record)
    return record

def answer(method, url, query, visitor, type, content):
    if url == "/offer": return 200, offers
    if not visitor: return 401, {}
    mine = [one for one in log if one["visitor"] == visitor]
    if (method, url) == ("GET", "/chat/file"):
        file = next((one["attachment"] for one in mine if one.get("attachment", {}).get("id") == query.get("id", "")), None)
        return (200, Path(f"{path}.{file['id']}").read_bytes(), file["type"]) if file else (404, {})
    if (method, url) == ("GET", "/chat"):
        chat = [one for one in mine if one["type"] == "message"]
        start = next((i + 1 for i, one in enumerate(chat) if one["id"] == query.get("after")), 0)
        return 200, {"after": chat[start - 1]["id"] if start else None, "cursor": chat[-1]["id"] if chat else None, "entries": chat[start:]}
    if method != "POST" or url not in ("/contact", "/chat", "/chat/file"): return 404, {}
    is_file, kind = url == "/chat/file", "letter" if url == "/contact" else "message"
    if is_file and type not in rules["types"]: return 422, {"error": {"fields": {"type": "invalid"}}}
    if is_file and len(content) > rules["maxBytes"]: return 422, {"error": {"fields": {"size": "too-long"}}}
    body = {"id": query["id"], "text": query["name"]} if is_file else json.loads(content)
    if kind == "letter" and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", body["email"]): return 422, {"error": {"fields": {"email": "email"}}}
    # The same id is the same command: it is answered as before.
    one = next((one for one in mine if one.get("commandId") == body["id"]), None)
    file = {"attachment": {"id": str(len(log) + 1), "name": body["text"], "type": type, "bytes": len(content)}} if is_file and not one else {}
    if file: Path(f"{path}.{len(log) + 1}").write_bytes(content)
    one = one or keep(type=kind, visitor=visitor, commandId=body["id"], text=body.get("text") or body.get("message"), body=body, **file, **{"from": {"side": "visitor"}})
    return 200, {"reference": "L" + one["id"]} if kind == "letter" else {"entry": one["id"], "at": one["at"]}

class Handler(BaseHTTPRequestHandler):
    def handle_any(self):
        url, content, said = urlsplit(self.path), self.rfile.read(int(self.headers.get("content-length") or 0)), self.headers
        with lock:
            status, out, *type = (204, {}) if self.command == "OPTIONS" else answer(
                self.command, url.path, dict(parse_qsl(url.query)), said.get("authorization"), said.get("content-type"), content)
        out = out if type else json.dumps(out).encode() if status != 204 else b""
        self.send_response(status)
        for name, value in {"access-control-allow-origin": "*", "access-control-allow-headers": "authorization, content-type",
                            "content-type": (type or ["application/json"])[0], "content-length": str(len(out))}.items(): self.send_header(name, value)
        self.end_headers()
        self.wfile.write(out)
    do_GET = do_POST = do_OPTIONS = handle_any
    def log_message(self, *_): pass

server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening", flush=True)
for line in sys.stdin:
    with lock:
        if last := next((one for one in reversed(log) if one["from"]["side"] == "visitor"), None):
            keep(type="message", visitor=last["visitor"], text=line.rstrip("\n"), **{"from": {"side": "agent", "name": "Ada"}})
