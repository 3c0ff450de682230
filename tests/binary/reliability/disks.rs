//! Disks that are full, read-only or without inodes, and limits of a file's size: nothing lost, nothing left behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc::channel;
use std::time::Duration;

use yaodian::store::{Answer, Board, StoreError, Writer};

use super::{beside, board, report, skip, status, steps, times, whole};
use crate::home::{Home, PROGRAM};

/// A small file system in memory, as long as the value lives.
struct Disk(PathBuf);

impl Disk {
    /// None where this user may not mount one, which is printed.
    fn new(home: &Home, options: &str) -> Option<Self> {
        let path = home.path("disk");
        fs::create_dir(&path).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(&path).output();
        match mount {
            Ok(output) if output.status.success() => Some(Self(path)),
            Ok(output) => {
                skip(&format!("no file system can be mounted: {}", String::from_utf8_lossy(&output.stderr).trim()));
                None
            }
            Err(error) => {
                skip(&format!("no file system can be mounted: {error}"));
                None
            }
        }
    }

    fn remount(&self, options: &str) {
        let mount = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(mount.unwrap().success());
    }

    /// A board on it.
    fn board(&self, home: &Home) -> PathBuf {
        let path = self.0.join("plan.json");
        fs::copy(board(home), &path).unwrap();
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn change(home: &Home, path: &Path) -> Output {
    home.command().arg("-f").arg(path).args(["move", "3", "done"]).output().unwrap()
}

/// The change was told as not saved for this reason, and left no trace.
fn told(answer: &Output, path: &Path, old: &[u8], why: &str) {
    let (out, err) = (String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
    assert_eq!((answer.status.code(), &*out), (Some(1), ""), "{err}");
    assert!(err.contains("未保存") && err.contains(why), "{err}");
    assert!(fs::read(path).unwrap() == old, "the old bytes were touched");
}

#[test]
fn a_file_size_limit_at_any_byte_is_told_and_leaves_no_litter() {
    let home = Home::new();
    let path = board(&home);
    let old = fs::read(&path).unwrap();
    assert_eq!(change(&home, &path).status.code(), Some(0));
    let size = fs::metadata(&path).unwrap().len() as usize;
    let limited = |limit: usize| {
        let mut command = Command::new("prlimit");
        command.env_clear().envs(home.environment()).arg(format!("--fsize={limit}")).arg(PROGRAM).arg("-f").arg(&path);
        command.args(["move", "3", "done"]).output()
    };
    let Ok(_) = limited(size) else { return skip("there is no prlimit here") };
    let every = size.div_ceil(times(30, 4_000));
    let mut count = 0;
    for limit in (0..size).step_by(every).chain([size - 1]) {
        fs::write(&path, &old).unwrap();
        told(&limited(limit).unwrap(), &path, &old, "超出文件大小限制");
        assert_eq!(beside(&path), ["plan.json"], "at {limit} bytes");
        count += 1;
    }
    let answer = limited(size).unwrap();
    assert_eq!((answer.status.code(), status(&whole(&path), 3)), (Some(0), "done"));
    report(&format!("the disk's end at {count} of {size} bytes of a save: all told, old bytes untouched, 0 litter"));
}

#[test]
fn a_full_disk_is_told_and_with_room_the_same_change_is_saved() {
    let home = Home::new();
    let Some(disk) = Disk::new(&home, "size=256k") else { return };
    let path = disk.board(&home);
    let old = fs::read(&path).unwrap();
    let filler = disk.0.join("filler");
    // Bytes that are left, from none to just too few.
    for left in (0..old.len()).step_by(4096) {
        fs::write(&path, &old).unwrap();
        let room = 256 * 1024 - old.len().div_ceil(4096) * 4096 - left;
        fs::write(&filler, vec![b'x'; room]).unwrap();
        told(&change(&home, &path), &path, &old, "磁盘已满");
        assert_eq!(beside(&path), ["filler", "plan.json"]);
        fs::remove_file(&filler).unwrap();
    }
    assert_eq!(change(&home, &path).status.code(), Some(0));
    assert_eq!(status(&whole(&path), 3), "done");
}

#[test]
fn a_disk_without_inodes_is_told() {
    let home = Home::new();
    // The root, the board and its lock.
    let Some(disk) = Disk::new(&home, "size=1m,nr_inodes=4") else { return };
    let path = disk.board(&home);
    let old = fs::read(&path).unwrap();
    fs::write(disk.0.join("filler"), "").unwrap();
    fs::write(disk.0.join(".plan.json.lock"), "").unwrap();
    told(&change(&home, &path), &path, &old, "磁盘已满");
    fs::remove_file(disk.0.join("filler")).unwrap();
    assert_eq!(change(&home, &path).status.code(), Some(0));
    assert_eq!((status(&whole(&path), 3), beside(&path)), ("done", vec!["plan.json".to_owned()]));
}

#[test]
fn a_read_only_disk_can_be_read_and_is_told() {
    let home = Home::new();
    let Some(disk) = Disk::new(&home, "size=1m") else { return };
    let path = disk.board(&home);
    let old = fs::read(&path).unwrap();
    disk.remount("ro");
    told(&change(&home, &path), &path, &old, "文件系统只读");
    let list = home.command().arg("-f").arg(&path).arg("list").output().unwrap();
    assert_eq!((list.status.code(), list.stderr.is_empty()), (Some(0), true));
    disk.remount("rw");
    assert_eq!(change(&home, &path).status.code(), Some(0));
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    let home = Home::new();
    let path = board(&home);
    let old = fs::read(&path).unwrap();
    let folder = path.parent().unwrap();
    let chattr =
        |flag: &str| Command::new("chattr").arg(flag).arg(folder).output().is_ok_and(|out| out.status.success());
    if !chattr("+i") || fs::write(folder.join("probe"), "").is_ok() {
        return skip("chattr +i does not bite here");
    }
    let answer = change(&home, &path);
    chattr("-i");
    told(&answer, &path, &old, "没有权限");
    assert_eq!(beside(&path), ["plan.json"]);
}

#[test]
fn a_session_keeps_what_a_full_disk_refused_until_there_is_room() {
    let home = Home::new();
    let Some(disk) = Disk::new(&home, "size=256k") else { return };
    let path = disk.board(&home);
    let old = fs::read(&path).unwrap();
    let (tell, answers) = channel();
    let board = Board::open(&path).unwrap();
    let mut plan = board.plan().clone();
    let writer = Writer::spawn(board, move |answer| drop(tell.send(answer)));
    let filler = disk.0.join("filler");
    fs::write(&filler, vec![b'x'; 256 * 1024 - old.len().div_ceil(4096) * 4096]).unwrap();
    let made = super::child::moves(&plan, plan.numbered(2).unwrap().id, 3);
    for (count, step) in (1..).zip(&made) {
        writer.send(step.clone());
        let answer = answers.recv_timeout(Duration::from_secs(20)).unwrap();
        let Answer::NotSaved { ids, cause: StoreError::Write { cause, .. } } = answer else { panic!("{answer:?}") };
        assert_eq!((ids.len(), cause.kind), (count, std::io::ErrorKind::StorageFull));
        plan.apply(step.clone()).unwrap();
    }
    assert!(!writer.finish(Duration::from_secs(20)));
    assert!(fs::read(&path).unwrap() == old);
    fs::remove_file(&filler).unwrap();
    assert!(writer.finish(Duration::from_secs(20)));
    let json = whole(&path);
    assert_eq!((steps(&json), status(&json, 2)), (4, "doing"));
    assert_eq!(Board::open(&path).unwrap().plan().log, plan.log);
}
