/*
 * The cache in Redis, as scripts: each is atomic, and so are the promises that need it.
 *
 * `index` is one hash: the `run`, a name made anew whenever the hash is lost or dropped; the `epoch`, a count that each
 * invalidation moves on; and for each tag `t:<tag>` the epoch of its last invalidation. An entry holds the run and the epoch at
 * which its load began, and is valid only while the run is the same and none of its tags was invalidated later. As all of that
 * lies in one key, whatever takes it away (an empty restart, FLUSHALL, eviction) makes every entry and every load under way
 * invalid at once, never an outdated one valid. `bus` is a stream with one message per invalidation, its id the epoch.
 * A lease is valid only for the epoch at which it was taken, so nobody waits for a load from before an invalidation.
 *
 * Entries also lie in sorted sets by tag (`g:<tag>`, score: when they end), to count, tell and free what is dropped; these are
 * never trusted: an entry that they lack is invalid all the same.
 *
 * Keys but the first are computed; they share its hash tag, so all lie in its slot.
 */
import { redisScript } from '../../../platform/engines/redis.ts';

/** Tags remembered in `index`; beyond, everything is dropped at once, which is always allowed. */
const MAX_TAGS = 100_000;
/** Messages that the bus holds for who comes late. */
const BUS_LENGTH = 10_000;

const PRELUDE = `
local index = KEYS[1]
local base = string.sub(index, 1, -6)
local bus = base .. 'bus'
local function renew_run(name)
  redis.call('DEL', index, bus)
  redis.call('HSET', index, 'run', name, 'epoch', 1)
  return name, '1'
end
local function current(name)
  local kind = redis.call('TYPE', index).ok
  if kind == 'hash' then
    local got = redis.call('HMGET', index, 'run', 'epoch')
    if got[1] and got[2] and string.match(got[2], '^%d+$') then return got[1], got[2] end
  end
  return renew_run(name)
end
local function outdated(tags_json, epoch)
  local ok, tags = pcall(cjson.decode, tags_json)
  if not ok or type(tags) ~= 'table' then return true end
  for _, tag in ipairs(tags) do
    if type(tag) ~= 'string' then return true end
    local at = redis.call('HGET', index, 't:' .. tag)
    if at and tonumber(at) > tonumber(epoch) then return true end
  end
  return false, tags
end
local function held(key, run, version)
  local name = base .. 'e:' .. key
  local got = redis.pcall('HMGET', name, 'run', 'epoch', 'tags', 'fresh', 'until', 'value', 'sum', 'version')
  if got.err then
    redis.call('DEL', name)
    return nil
  end
  if got[1] ~= run or got[8] ~= version then return nil end
  for i = 2, 7 do if not got[i] then return nil end end
  if not tonumber(got[4]) or not tonumber(got[5]) or not tonumber(got[2]) then return nil end
  if outdated(got[3], got[2]) then return nil end
  return got
end
local function add(set, key, score, now, px)
  local kind = redis.call('TYPE', set).ok
  if kind ~= 'zset' and kind ~= 'none' then redis.call('DEL', set) end
  redis.call('ZREMRANGEBYSCORE', set, '-inf', now)
  redis.call('ZADD', set, score, key)
  if redis.call('PTTL', set) < px then redis.call('PEXPIRE', set, px) end
end
local function members(set, first, last)
  local got = redis.pcall('ZREVRANGE', set, first, last)
  if got.err then
    redis.call('DEL', set)
    return {}
  end
  return got
end
`;

/** ARGV: new run, version, now, lease ms, token, keys… → run, epoch, then for each key: leads (1 or 0), entry fields or nothing. */
export const OPEN = redisScript(`${PRELUDE}
local run, epoch = current(ARGV[1])
local version, now, lease_ms, token = ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5]
local answer = { run, epoch }
for i = 6, #ARGV do
  local key = ARGV[i]
  local got = held(key, run, version)
  if got and tonumber(got[5]) <= now then got = nil end
  local leads = 0
  if not got or tonumber(got[4]) <= now then
    local lease = base .. 'l:' .. key
    local mine = run .. ' ' .. epoch .. ' '
    local other = redis.pcall('GET', lease)
    if other == mine .. token then
      leads = 1
    elseif type(other) ~= 'string' or string.sub(other, 1, #mine) ~= mine then
      redis.call('SET', lease, mine .. token, 'PX', lease_ms)
      leads = 1
    end
  end
  answer[#answer + 1] = { leads, got and { got[2], got[3], got[4], got[5], got[6], got[7] } or {} }
end
return answer`);

/** ARGV: new run, version, now, run, epoch, token, then for each: key, tags, fresh, until, value, sum, px → outcomes. */
export const FILL = redisScript(`${PRELUDE}
local run = current(ARGV[1])
local version, now, epoch = ARGV[2], tonumber(ARGV[3]), ARGV[5]
local mine = ARGV[4] .. ' ' .. epoch .. ' ' .. ARGV[6]
local answer = {}
for i = 7, #ARGV, 7 do
  local key, tags_json, fresh, til, value, sum, px = unpack(ARGV, i, i + 6)
  local lease = base .. 'l:' .. key
  local outcome = 'lost'
  if ARGV[4] ~= run then
    outcome = 'outdated'
  elseif redis.pcall('GET', lease) == mine then
    redis.call('DEL', lease)
    local is_outdated, tags = outdated(tags_json, epoch)
    if is_outdated then
      outcome = 'outdated'
    else
      local name = base .. 'e:' .. key
      redis.call('DEL', name)
      redis.call('HSET', name, 'run', run, 'epoch', epoch, 'tags', tags_json, 'fresh', fresh, 'until', til,
        'value', value, 'sum', sum, 'version', version)
      redis.call('PEXPIRE', name, px)
      for _, tag in ipairs(tags) do add(base .. 'g:' .. tag, key, til, now, tonumber(px)) end
      add(base .. 'all', key, til, now, tonumber(px))
      outcome = 'kept'
    end
  end
  answer[#answer + 1] = outcome
end
return answer`);

/** ARGV: run, epoch, token, ms (0: end them), keys… */
export const LEASES = redisScript(`${PRELUDE}
local mine = ARGV[1] .. ' ' .. ARGV[2] .. ' ' .. ARGV[3]
for i = 5, #ARGV do
  local lease = base .. 'l:' .. ARGV[i]
  if redis.pcall('GET', lease) == mine then
    if ARGV[4] == '0' then redis.call('DEL', lease) else redis.call('PEXPIRE', lease, ARGV[4]) end
  end
end
return 0`);

/** ARGV: new run, now, origin, tags… → run, epoch, the keys of entries that were held and are dropped. */
export const INVALIDATE = redisScript(`${PRELUDE}
local run, epoch = current(ARGV[1])
local now, origin = tonumber(ARGV[2]), ARGV[3]
epoch = redis.call('HINCRBY', index, 'epoch', 1)
local dropped, tags = {}, {}
for i = 4, #ARGV do
  local tag = ARGV[i]
  tags[#tags + 1] = tag
  for _, key in ipairs(members(base .. 'g:' .. tag, 0, -1)) do
    local name = base .. 'e:' .. key
    local got = redis.pcall('HMGET', name, 'run', 'tags', 'epoch', 'until')
    local counts = not got.err and got[1] == run and got[2] and got[3] and tonumber(got[4] or '0') > now
      and not outdated(got[2], got[3])
    if redis.call('DEL', name) == 1 and counts then dropped[#dropped + 1] = key end
    redis.call('ZREM', base .. 'all', key)
  end
  redis.call('DEL', base .. 'g:' .. tag)
end
for _, tag in ipairs(tags) do redis.call('HSET', index, 't:' .. tag, epoch) end
if redis.call('HLEN', index) > ${MAX_TAGS} then
  run, epoch = renew_run(ARGV[1])
else
  local sent = redis.pcall('XADD', bus, 'MAXLEN', '~', ${BUS_LENGTH}, epoch .. '-1', 'run', run, 'origin', origin, 'tags', cjson.encode(tags))
  if type(sent) == 'table' and sent.err then run, epoch = renew_run(ARGV[1]) end
end
return { run, tostring(epoch), dropped }`);

/** ARGV: new run → run, epoch. */
export const PULSE = redisScript(`${PRELUDE}
local run, epoch = current(ARGV[1])
return { run, epoch }`);

/** ARGV: new run. Everything held is invalid after it. */
export const CLEAR = redisScript(`${PRELUDE}
renew_run(ARGV[1])
redis.call('DEL', base .. 'all')
return 0`);

/** ARGV: new run, version, now, tags… → for each tag the ms and the tags of the entry that lasts longest, or nothing. */
export const STATUS = redisScript(`${PRELUDE}
local run = current(ARGV[1])
local version, now = ARGV[2], tonumber(ARGV[3])
local answer = {}
for i = 4, #ARGV do
  local best = {}
  for _, key in ipairs(members(base .. 'g:' .. ARGV[i], 0, 99)) do
    local got = held(key, run, version)
    if got and tonumber(got[5]) > now then
      best = { tostring(tonumber(got[5]) - now), got[3] }
      break
    end
  end
  answer[#answer + 1] = best
end
return answer`);

/** ARGV: now → entries held. */
export const COUNT = redisScript(`${PRELUDE}
redis.pcall('ZREMRANGEBYSCORE', base .. 'all', '-inf', ARGV[1])
local held = redis.pcall('ZCARD', base .. 'all')
return type(held) == 'number' and held or 0`);

/** ARGV: keys… Drops entries that were found to be poisoned. */
export const DISCARD = redisScript(`${PRELUDE}
for i = 1, #ARGV do
  redis.call('DEL', base .. 'e:' .. ARGV[i])
  redis.pcall('ZREM', base .. 'all', ARGV[i])
end
return 0`);
