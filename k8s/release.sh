#!/usr/bin/env bash
# Writes a release down for every environment: its name, and each program's image by its digest.
#   k8s/release.sh 0-1-0-1a2b3c4d5e6f orrery-core=registry.example/orrery-core@sha256:… orrery-etl=…
set -euo pipefail

release=${1:?"the release, such as 0-1-0-1a2b3c4d5e6f"}
shift
# It ends the name of the migration's Job, which is at most 63 letters, digits and dashes.
if [[ ! $release =~ ^[a-z0-9]([a-z0-9-]{0,53}[a-z0-9])?$ ]]; then
  echo "the release was '$release'; allowed: small letters, digits and dashes, at most 55" >&2
  exit 2
fi
for image in "$@"; do
  if [[ ! $image =~ ^orrery-(core|etl|gateway|ml|simulator)=.+@sha256:[0-9a-f]{64}$ ]]; then
    echo "the image was '$image'; allowed: orrery-PROGRAM=address@sha256:digest" >&2
    exit 2
  fi
done

cd "$(dirname "$0")/components/release"
kustomize edit set image "$@"
sed -i "s|app.kubernetes.io/version: .*|app.kubernetes.io/version: \"$release\"|" kustomization.yaml
