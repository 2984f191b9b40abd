"""A stand-in for GitHub's API: one repository in memory, as far as the editor asks for it.

Source: the requests that Sveltia CMS sends, and GitHub's documentation of its REST and its GraphQL API.
"""

import json
import re
from base64 import b64decode
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

API = "https://api.github.com"
REPOSITORY = re.compile("^/repos/[^/]+/[^/]+/?")
TOKEN = "github_pat_of_a_test"
WHEN = "2026-11-22T10:00:00Z"
WHO = {"name": "Test", "email": "test@example.org", "user": {"id": 1, "login": "test"}}
OBJECT = re.compile(r'(\w+):\s+object\((?:oid: "(\w+)"|expression: "([^":]+):([^"]+)")\)')
LAST = re.compile(r"(last_\d+): object")
COMMITS = re.compile(r"(\w+):\s+ref\b")

Files = dict[str, bytes]
Json = dict[str, Any]


def blob(data: bytes) -> str:
    """Return the id that Git gives to a file."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@dataclass
class GitHub:
    """A repository with branches, pull requests, and one person who may write."""

    main: Files
    may_write: bool = True
    is_down: bool = False  # no network
    branches: dict[str, str] = field(default_factory=dict)  # name -> commit
    commits: dict[str, Files] = field(default_factory=dict)
    requests: list[Json] = field(default_factory=list)  # pull requests
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.commit("main", self.main)

    def commit(self, branch: str, files: Files) -> str:
        """Put files on a branch, and return the commit."""
        before = self.commits.get(self.branches.get(branch, ""), {})
        commit = blob(f"{len(self.commits)} {branch}".encode())
        self.commits[commit] = before | files
        self.branches[branch] = commit
        return commit

    def text(self, branch: str, path: str) -> str:
        """Return a file of a branch."""
        return self.commits[self.branches[branch]][path].decode()

    def stand_in(self, page: Page) -> None:
        """Answer what a tab asks of GitHub."""
        page.route(f"{API}/**", self._route)

    def _route(self, route: Route) -> None:
        request = route.request
        path = urlsplit(request.url).path
        self.asked.append(f"{request.method} {path}")
        if self.is_down:
            route.abort("internetdisconnected")
            return
        headers = {
            "access-control-allow-origin": "*",
            "access-control-allow-headers": "*",
            "access-control-allow-methods": "*",
        }
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=headers)
            return
        status, answer = self._answer(request.method, path, request.post_data_json or {})
        if request.headers.get("authorization") != f"token {TOKEN}":
            status, answer = 401, {"message": "Bad credentials"}
        route.fulfill(
            status=status,
            headers=headers,
            body="" if status == 204 else json.dumps(answer),
            content_type="application/json",
        )

    def _answer(self, method: str, path: str, body: Json) -> tuple[int, Any]:
        match method, REPOSITORY.sub("", path).strip("/").split("/"):
            case "POST", ["graphql"]:
                return self._graphql(body["query"], body.get("variables", {}))
            case "GET", ["user"]:
                return 200, {"id": 1, "login": "test", "name": "Test", "email": "", "avatar_url": "", "html_url": ""}
            case "GET", ["collaborators", *_]:
                return (204, None) if self.may_write else (404, {"message": "Not Found"})
            case "GET", ["git", "trees", commit]:
                files = self.commits[self.branches.get(commit, commit)].items()
                return 200, {
                    "tree": [
                        {"type": "blob", "path": name, "sha": blob(data), "size": len(data)} for name, data in files
                    ]
                }
            case "PATCH", ["git", "refs", "heads", *name]:  # a branch without a pull request begins anew
                self.branches["/".join(name)] = body["sha"]
                return 200, {"object": {"sha": body["sha"]}}
            case _, ["pulls"]:
                return self._pull_requests(body)
            case "GET", ["issues", number]:
                return 200, {"labels": [{"name": label} for label in self.requests[int(number) - 1]["labels"]]}
            case ("PATCH", ["issues", number]) | ("POST", ["issues", number, "labels"]):
                self.requests[int(number) - 1]["labels"] = body["labels"]
                return 200, []
        return 404, {"message": f"Not Found: {method} {path}"}

    def _pull_requests(self, body: Json) -> tuple[int, Any]:
        """Open one, or list them."""
        if not body:
            return 200, [self._pull_request(one) for one in self.requests]
        if any(one["head"] == body["head"] for one in self.requests):
            return 422, {"message": "Validation Failed", "errors": [{"message": "A pull request already exists"}]}
        self.requests.append(body | {"number": len(self.requests) + 1, "labels": []})
        return 201, self._pull_request(self.requests[-1])

    def _pull_request(self, request: Json) -> Json:
        number = request["number"]
        return {
            "number": number,
            "node_id": f"PR_{number}",
            "title": request["title"],
            "html_url": f"https://github.com/owner/name/pull/{number}",
            "created_at": WHEN,
            "updated_at": WHEN,
        }

    def _graphql(self, query: str, variables: Json) -> tuple[int, Json]:
        if "createCommitOnBranch" in query:
            return self._new_commit(variables["input"])
        if "markPullRequestReadyForReview" in query:
            self.requests[int(variables["input"]["pullRequestId"].removeprefix("PR_")) - 1]["draft"] = False
            return 200, {"data": {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}}
        if "createRef" in query:
            return self._new_branch(variables["input"])
        if "totalCount" in query:
            count = sum(one["head"] == variables["branch"] for one in self.requests)
            return 200, {"data": {"repository": {"pullRequests": {"totalCount": count}}}}
        if "pullRequests(" in query:
            return 200, {
                "data": {"repository": {"pullRequests": {"nodes": [self._node(one) for one in self.requests]}}}
            }
        if "fork:" in query:
            target = {"target": {"oid": self.branches[variables["branch"]]}}
            return 200, {"data": {"fork": {"id": "R_1"}, "base": {"ref": target}}}
        found: Json = {alias: self._object(*names) for alias, *names in OBJECT.findall(query)}
        found |= {one: {"history": {"nodes": [{"author": WHO}]}} for one in LAST.findall(query)}
        node = {
            "oid": self.branches.get(variables.get("branch", "main"), ""),
            "message": "",
            "author": WHO,
            "committedDate": WHEN,
        }
        ref = {"target": {"oid": node["oid"], "history": {"nodes": [node]}}}
        found |= dict.fromkeys(COMMITS.findall(query), ref) | {"ref": ref, "defaultBranchRef": {"name": "main"}}
        return 200, {"data": {"repository": found}}

    def _object(self, sha: str, commit: str, path: str) -> Json | None:
        if commit:
            data = self.commits[self.branches.get(commit, commit)].get(path)
        else:
            data = next((data for files in self.commits.values() for data in files.values() if blob(data) == sha), None)
        if data is None:
            return None
        is_text = b"\0" not in data
        return {
            "oid": blob(data),
            "byteSize": len(data),
            "isBinary": not is_text,
            "text": data.decode() if is_text else None,
        }

    def _node(self, request: Json) -> Json:
        files = self.commits[self.branches[request["head"]]]
        main = self.commits[self.branches["main"]]
        changed = [{"path": path, "changeType": "CHANGED"} for path, data in files.items() if main.get(path) != data]
        return {
            "id": f"PR_{request['number']}",
            "number": request["number"],
            "title": request["title"],
            "url": "https://github.com/owner/name/pull/1",
            "isDraft": request["draft"],
            "isCrossRepository": False,
            "createdAt": WHEN,
            "updatedAt": WHEN,
            "headRefName": request["head"],
            "author": {"login": "test", "avatarUrl": ""},
            "labels": {"nodes": [{"name": label} for label in request["labels"]]},
            "files": {"nodes": changed},
        }

    def _new_branch(self, asked: Json) -> tuple[int, Json]:
        name = asked["name"].removeprefix("refs/heads/")
        if name in self.branches:
            return 200, {"errors": [{"message": f'A ref named "{asked["name"]}" already exists in the repository.'}]}
        self.branches[name] = asked["oid"]
        return 200, {"data": {"createRef": {"ref": {"name": name}}}}

    def _new_commit(self, asked: Json) -> tuple[int, Json]:
        branch = asked["branch"]["branchName"]
        if self.branches[branch] != asked["expectedHeadOid"]:
            message = f'Expected branch to point to "{asked["expectedHeadOid"]}" but it did not. Pull and try again.'
            return 200, {"errors": [{"message": message}]}
        files = {one["path"]: b64decode(one["contents"]) for one in asked["fileChanges"]["additions"]}
        commit: Json = {"oid": self.commit(branch, files), "committedDate": WHEN}
        commit |= {f"file_{number}": {"oid": blob(data)} for number, data in enumerate(files.values())}
        return 200, {"data": {"createCommitOnBranch": {"commit": commit}}}
