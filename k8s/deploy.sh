#!/usr/bin/env bash
# Puts the release of components/release into an environment of the cluster that kubectl speaks to: k8s/deploy.sh staging
#
# First comes what the programs need, then the migration, then the programs. A migration that finds nothing to do ends
# beside the running core. Where there is something to do, core, which holds its stores, is stopped for it; if it cannot
# be done, the core that was there comes back and nothing else changes.
set -euo pipefail

environment=${1:?"the environment: development, staging or production"}
overlay=$(dirname "$0")/overlays/$environment
namespace=orrery-$environment
programs='core,etl,gateway,ml,simulator'
manifests=$(mktemp)
trap 'rm -f "$manifests"' EXIT

apply() {
  # The scale of core is this script's to set too, so a field that it changed is no conflict.
  kubectl apply --namespace "$namespace" --server-side --force-conflicts --filename "$manifests" "$@"
}

of_job() {
  kubectl get job "$job" --namespace "$namespace" --output "jsonpath={$1}"
}

scale_core() {
  kubectl scale deployment core --namespace "$namespace" --replicas "$1"
}

has_core() {
  [ -n "$(kubectl get deployment core --namespace "$namespace" --ignore-not-found --output name)" ]
}

kustomize build "$overlay" > "$manifests"
job=$(sed -n 's/^  name: \(migrate-.*\)$/\1/p' "$manifests")

# A Job cannot be changed, and is run again where settings changed and the release did not.
kubectl delete job "$job" --namespace "$namespace" --ignore-not-found
apply --selector "app.kubernetes.io/name notin ($programs)"

stopped=no
until [ "$(of_job '.status.conditions[?(@.type=="Complete")].status')" = True ]; do
  if [ "$(of_job '.status.conditions[?(@.type=="Failed")].status')" = True ]; then
    kubectl logs "job/$job" --namespace "$namespace" --tail 20 >&2
    [ $stopped = no ] || scale_core 1
    echo "$job failed: nothing else was changed" >&2
    exit 1
  fi
  if [ $stopped = no ] && [ "$(of_job .status.failed)" ] && has_core; then
    scale_core 0
    stopped=yes
  fi
  sleep "${DEPLOY_POLL_S:-3}"
done

apply
for program in $(kubectl get deployments --namespace "$namespace" --selector app.kubernetes.io/part-of=orrery --output name); do
  kubectl rollout status "$program" --namespace "$namespace" --timeout 30m
done
