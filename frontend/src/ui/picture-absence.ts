"use client";
import { usePlatform } from "@/api/queries";

/** Why a picture that its provider has is not kept here: a recording lacks it, or nobody has fetched it. */
export function usePictureAbsence(): "not recorded" | "not fetched" {
  return usePlatform().data?.mode === "recorded" ? "not recorded" : "not fetched";
}
