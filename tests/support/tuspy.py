"""Uploads a sealed tip with tuspy, a client of tus that knows nothing of Sybyr: ENDPOINT FILE AGENCY TAG, then `begin` or `resume URL`.

`begin` stops half-way and prints the address of the upload; `resume` goes on from wherever the server is.
"""

import os
import sys

from tusclient.client import TusClient

CHUNK = 700_000

endpoint, path, agency, tag, verb, *rest = sys.argv[1:]
client = TusClient(endpoint)
given = dict(file_path=path, chunk_size=CHUNK, retries=20, retry_delay=0.1)
if verb == "begin":
    uploader = client.uploader(metadata={"agency": agency, "tag": tag}, **given)
    uploader.upload(stop_at=os.path.getsize(path) // 2)
else:
    uploader = client.uploader(url=rest[0], **given)
    uploader.upload()
print(uploader.url)
