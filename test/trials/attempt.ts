import { type Answer, filled, missing, type Step, type Trial, valueAt } from './trial.ts';

/** Where a trial takes place. */
export interface Scene {
  /** Fills the placeholders of each trial, beside what its steps save. */
  names: Record<string, string>;
  ask(request: Step): Promise<Answer>;
  /** By an ISO 8601 duration. */
  travel(duration: string): Promise<void>;
  travelTo(instant: string): Promise<void>;
  /** Lets what was sent arrive. */
  wait(seconds: number): Promise<void>;
}

/** Does what comes before, then asks; what is missing of what is expected. */
export async function attemptAt(scene: Scene, trial: Trial): Promise<unknown> {
  const names: Record<string, string> = { key: crypto.randomUUID(), guid: crypto.randomUUID(), ...scene.names };
  for (const step of trial.steps) {
    const { save = {}, allow = [], parallel = 1, travel, travelTo, waitSeconds } = step;
    if (travel !== undefined) await scene.travel(travel);
    else if (travelTo !== undefined) await scene.travelTo(travelTo);
    else if (waitSeconds !== undefined) await scene.wait(waitSeconds);
    else {
      const answers = await Promise.all(Array.from({ length: parallel }, () => scene.ask(filled(step, names))));
      for (const { status, text } of answers)
        if (status >= 400 && !allow.includes(status)) throw new Error(`A step answered ${status}: ${text}`);
      for (const [name, pointer] of Object.entries(save)) {
        const value = valueAt(answers[0]?.text ?? '', pointer);
        if (value !== undefined) names[name] = String(value);
      }
    }
  }
  const { expect: expected, ...request } = filled(trial, names);
  return missing(expected, await scene.ask(request), names);
}
