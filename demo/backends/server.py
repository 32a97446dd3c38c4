"""A whole backend for the http adapter, with nothing but Python: letters and chat, kept in a file of JSON lines.
What is typed here answers the last visitor.    python3 server.py 8080 help.jsonl"""
import json, os, re, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

port, path = int(sys.argv[1]), sys.argv[2]
log = [json.loads(line) for line in open(path, encoding="utf8")] if os.path.exists(path) else []
lock = threading.RLock()
offers = {"contact": {"topics": []}, "chat": {"availability": {"is": "open"}, "features": {"typing": False, "receipts": False}}}

def keep(**record):
    record |= {"id": str(len(log) + 1), "at": int(time.time() * 1000)}
    with open(path, "a", encoding="utf8") as file: file.write(json.dumps(record) + "\n")
    log.append(record)
    return record

def answer(method, path, query, visitor, body):
    if path == "/offer": return 200, offers
    if not visitor: return 401, {}
    mine = [one for one in log if one["visitor"] == visitor]
    if (method, path) == ("GET", "/chat"):
        chat = [one for one in mine if one["type"] == "message"]
        start = next((i + 1 for i, one in enumerate(chat) if [one["id"]] == query.get("after")), 0)
        return 200, {"after": chat[start - 1]["id"] if start else None, "cursor": chat[-1]["id"] if chat else None, "entries": chat[start:]}
    kind = {"/contact": "letter", "/chat": "message"}.get(path)
    if method != "POST" or not kind: return 404, {}
    if kind == "letter" and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", body["email"]): return 422, {"error": {"fields": {"email": "email"}}}
    # The same id is the same command: it is answered as before.
    one = next((one for one in mine if one.get("commandId") == body["id"]), None) or keep(
        type=kind, visitor=visitor, commandId=body["id"], text=body.get("text") or body.get("message"), body=body, **{"from": {"side": "visitor"}})
    return 200, {"reference": "L" + one["id"]} if kind == "letter" else {"entry": one["id"], "at": one["at"]}

class Handler(BaseHTTPRequestHandler):
    def handle_any(self):
        url, body = urlsplit(self.path), self.rfile.read(int(self.headers.get("content-length") or 0))
        with lock:
            status, out = (204, None) if self.command == "OPTIONS" else answer(
                self.command, url.path, parse_qs(url.query), self.headers.get("authorization"), json.loads(body or "{}"))
        self.send_response(status)
        for name, value in {"access-control-allow-origin": "*", "access-control-allow-headers": "authorization, content-type", "content-type": "application/json"}.items():
            self.send_header(name, value)
        self.end_headers()
        if out is not None: self.wfile.write(json.dumps(out).encode())
    do_GET = do_POST = do_OPTIONS = handle_any
    def log_message(self, *_): pass

server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening", flush=True)
for line in sys.stdin:
    with lock:
        if last := next((one for one in reversed(log) if one["from"]["side"] == "visitor"), None):
            keep(type="message", visitor=last["visitor"], text=line.rstrip("\n"), **{"from": {"side": "agent", "name": "Ada"}})
