"use client";
/** Missions: the vehicles on Mars, what their cameras saw sol by sol, and the way that they went. */
import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";

import { Panel, Sentence } from "@/ui/panel";
import { Command, Empty, Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";

import { PhotoSection } from "./photo-section";
import { useRovers } from "./queries";
import { RoverCards } from "./rover-cards";
import { firstRover, missionsSentence } from "./sentence";
import { WaySection } from "./way-section";

const state = {
  rover: parseAsString,
  sol: parseAsInteger,
  camera: parseAsString,
  thumbnails: parseAsBoolean.withDefault(false),
  photo: parseAsString,
  place: parseAsString,
};

export function MissionsPage() {
  const { now } = useTime();
  const answer = useRovers();
  const [shown, show] = useQueryStates(state);
  const rovers = answer.data?.data;
  const rover = rovers && (rovers.find(({ rover: name }) => name === shown.rover) ?? firstRover(rovers));
  const sol = shown.sol ?? rover?.newest_sol_held ?? null;
  const open = shown.photo !== null || shown.place !== null;
  return (
    <div className={`flex flex-col gap-8 px-4 py-5 md:px-6 ${open ? "xl:pr-[424px]" : ""}`}>
      <h1 className="sr-only">Missions</h1>
      {rovers && now !== null ? <Sentence>{missionsSentence(rovers, now)}</Sentence> : !answer.failureReason && <Skeleton height={72} label="Loading the summary" />}
      <Panel
        title="Vehicles on Mars"
        answer={answer}
        skeleton={<Skeleton height={150} label="Loading the vehicles" />}
        empty={{ when: (data) => !firstRover(data), show: <NothingYet /> }}
        stillWorks="Other pages go on working."
      >
        {(data) => (
          <RoverCards
            rovers={data}
            selected={rover?.rover ?? null}
            onSelect={(name) => void show({ rover: name, sol: null, camera: null, photo: null, place: null }, { history: "push" })}
          />
        )}
      </Panel>
      {rover && (
        <PhotoSection
          rover={rover}
          sol={sol}
          camera={shown.camera}
          thumbnails={shown.thumbnails}
          photo={shown.photo}
          onChange={(next) => void show(next)}
        />
      )}
      {rover && <WaySection rover={rover} place={shown.place} onPlace={(place) => void show({ place, photo: null })} />}
    </div>
  );
}

function NothingYet() {
  return (
    <Empty what="Each rover would stand here with its sol, its photos and how far it drove." why="No provider has told of one yet. To ask them:">
      <Command>orrery etl run mars2020_raw</Command>
      <Command>orrery etl run mmgis</Command>
    </Empty>
  );
}
