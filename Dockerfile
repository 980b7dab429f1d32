# Untested as a whole: it has been built and run on no machine yet, for none of ours had a Docker daemon. It is linted
# (`make lint-container`), and tests/packaging holds its parts to the code: what is copied, installed, asked and mounted.
# Debian 12 with Python 3.11 is what the tests run on.

FROM python:3.11-slim-bookworm AS build
# requirements-mcp.lock has the tools for language models too
ARG REQUIREMENTS=requirements.lock
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/verbale
COPY requirements.lock requirements-mcp.lock ./
RUN /opt/verbale/bin/pip install --require-hashes -r "$REQUIREMENTS"
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY app app
COPY migrations migrations
COPY seeds seeds
RUN /opt/verbale/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN useradd --system --no-log-init --uid 10001 --create-home --home-dir /data verbale
COPY --from=build /opt/verbale /opt/verbale
ENV PATH=/opt/verbale/bin:$PATH HOST=0.0.0.0 PORT=8000 DATABASE_URL=sqlite:////data/verbale.sqlite
WORKDIR /data
VOLUME /data
USER 10001
EXPOSE 8000
# A service that answers to its public name alone is asked by that.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "from os import environ as e; from urllib.request import Request, urlopen; urlopen(Request(f'http://127.0.0.1:{e[\"PORT\"]}/readyz', headers={'Host': e.get('ALLOWED_HOSTS', '').split(',')[0].strip() or '127.0.0.1'}), timeout=4)"]
ENTRYPOINT ["verbale"]
CMD ["serve"]
