// Runs the command it is given, and ends it together with the one who asked: the pipe on its
// standard input closes however that process ends, even where it is killed outright.
import { spawn } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// The whole group: the server's extension hosts are its children, but not all end with it.
const endGroup = () => process.kill(-process.pid, 'SIGKILL');
child.once('exit', endGroup);
child.once('error', endGroup);
process.stdin.once('close', endGroup).resume();
